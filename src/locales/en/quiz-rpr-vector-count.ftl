quiz-rpr-vector-count-prompt = Relative position representations with clipping distance $k = { $clip }$, a sentence of { $n } tokens: how many vectors has the table for the keys?
quiz-rpr-vector-count-hint = Which offsets can be told apart?
quiz-rpr-vector-count-explanation = Offsets −{ $clip } to { $clip }, with 0: 2 · { $clip } + 1 = { $right }, whatever the length of the sentence.
quiz-rpr-vector-count-why-right = One for each offset from −{ $clip } to { $clip }, 0 included.
quiz-rpr-vector-count-why-no-zero = The offset 0, a token and itself, has a vector too.
quiz-rpr-vector-count-why-one-side = Left and right are told apart.
quiz-rpr-vector-count-why-sentence = Without clipping there would be one for every offset in the sentence.
quiz-rpr-vector-count-why-pairs = Pairs with the same offset share a vector.
