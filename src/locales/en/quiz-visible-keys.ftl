quiz-visible-keys-prompt = A decoder sees { $n } positions, of which the first { $length } are real and the rest is padding. Which two of these keys may the query at position { $query } look at?
quiz-visible-keys-hint = Two rules: nothing after the query, nothing that is padding.
quiz-visible-keys-explanation = A key is seen if it is no padding (up to { $length }) and not after the query (up to { $query }).
quiz-visible-keys-position = position { $position }
quiz-visible-keys-why-past = Before the query, and real.
quiz-visible-keys-why-itself = A query may look at itself.
quiz-visible-keys-why-future = It comes after the query: the causal mask hides it.
quiz-visible-keys-why-padding = It is padding: hidden from every query.
