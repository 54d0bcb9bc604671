quiz-ffn-parameter-count-prompt = 逐位置前馈层从 { $dModel } 升到 { $inner } 再降回来，带偏置。共有多少个参数？
quiz-ffn-parameter-count-hint = 两个矩阵、两个偏置；偏置与它加到的向量一样长。
quiz-ffn-parameter-count-explanation = 权重 2 · { $dModel } · { $inner } 个，偏置 { $inner } + { $dModel } 个：共 { $right }。
quiz-ffn-parameter-count-why-right = 两个矩阵，加上两种宽度的偏置。
quiz-ffn-parameter-count-why-one-matrix = 还有一个降回 { $dModel } 的矩阵。
quiz-ffn-parameter-count-why-no-biases = 漏了 { $inner } 和 { $dModel } 个偏置。
quiz-ffn-parameter-count-why-square = 没有从内层宽度到自身的矩阵。
quiz-ffn-parameter-count-why-attention = 这是旁边注意力层的参数量。
