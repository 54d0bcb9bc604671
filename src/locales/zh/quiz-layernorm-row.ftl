quiz-layernorm-row-prompt = LayerNorm（增益 1、偏置 0）处理一行 `[{ $row }]`，第一个数变成多少？
quiz-layernorm-row-hint = 算这四个数的均值和标准差；方差用总体方差。
quiz-layernorm-row-explanation = 均值 { $mean }，标准差 { $deviation }，第一个数变成 { $right }。
quiz-layernorm-row-why-right = 减去均值 { $mean }，再除以标准差 { $deviation }。
quiz-layernorm-row-why-variance = 应除以标准差，不是方差。
quiz-layernorm-row-why-centred = 只做了去均值，还要除以 { $deviation }。
quiz-layernorm-row-why-not-centred = 要先减均值（RMSNorm 不减，但除的是另一个根）。
quiz-layernorm-row-why-unbiased = LayerNorm 的方差除以 n，不是 n − 1。
