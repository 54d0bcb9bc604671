quiz-attention-parameter-count-prompt = 多头注意力的宽度为 { $dModel }，{ $heads } 个头，每个宽 { $headDim }，不含偏置。这一层共有多少个权重？
quiz-attention-parameter-count-hint = 数一数所有头的 query、key、value 投影，以及头之后的那个矩阵。
quiz-attention-parameter-count-explanation = query、key、value、输出四个 { $dModel } × { $dModel } 的矩阵，共 { $right }，与头数无关。
quiz-attention-parameter-count-why-right = $W^Q$、$W^K$、$W^V$、$W^O$，所有头合起来各为 { $dModel } × { $dModel }。
quiz-attention-parameter-count-why-full-heads = 这是每个头都用全宽的情形；实际每个只有 { $headDim } 宽。
quiz-attention-parameter-count-why-no-output = 漏了头之后的 $W^O$。
quiz-attention-parameter-count-why-one-head = 这只是一个头的。
quiz-attention-parameter-count-why-one-matrix = 这只是四个矩阵中的一个。
