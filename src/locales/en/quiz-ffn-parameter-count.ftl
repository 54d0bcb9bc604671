quiz-ffn-parameter-count-prompt = A position-wise feed-forward layer widens { $dModel } to { $inner } and comes back, with biases. How many parameters has it?
quiz-ffn-parameter-count-hint = Two matrices, two biases; the biases are as long as what they are added to.
quiz-ffn-parameter-count-explanation = 2 · { $dModel } · { $inner } weights and { $inner } + { $dModel } biases: { $right }.
quiz-ffn-parameter-count-why-right = Two matrices and the biases of both widths.
quiz-ffn-parameter-count-why-one-matrix = There is a second matrix, back to { $dModel }.
quiz-ffn-parameter-count-why-no-biases = The biases, { $inner } and { $dModel } numbers, are missing.
quiz-ffn-parameter-count-why-square = No matrix leads from the inner width to itself.
quiz-ffn-parameter-count-why-attention = That is the attention layer beside it.
