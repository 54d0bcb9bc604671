quiz-score-memory-prompt = Self-attention over { $n } tokens with { $heads } heads of width { $dk }: how much memory do the scores of one layer take in float32?
quiz-score-memory-hint = Every head has a score for every pair of tokens; a number takes 4 bytes.
quiz-score-memory-explanation = 4 bytes × { $heads } heads × { $n } × { $n } pairs = { $right }; it grows with the square of the length.
quiz-score-memory-why-right = 4 bytes for each of { $heads } × { $n } × { $n } scores.
quiz-score-memory-why-linear = That is the size of the queries; the scores stand for pairs of tokens.
quiz-score-memory-why-one-head = That is one of the { $heads } heads.
quiz-score-memory-why-elements = That is their number; each takes 4 bytes.
quiz-score-memory-why-per-feature = A score is one number, whatever the width of the head.
