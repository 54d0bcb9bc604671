quiz-attention-output-shape-prompt = 一个头的输入是 `Q [{ $n }, { $dk }]`、`K [{ $m }, { $dk }]`、`V [{ $m }, { $dv }]`，输出是什么形状？
quiz-attention-output-shape-hint = 每个 query 得到一份 value 向量的混合。
quiz-attention-output-shape-explanation = 权重是 [{ $n }, { $m }]，乘以 V [{ $m }, { $dv }] 得 { $right }：每个 query 一行，宽度同 value。
quiz-attention-output-shape-why-right = 每个 query 一行，宽度与 value 相同。
quiz-attention-output-shape-why-weights = 这是注意力权重的形状，还没有乘 value。
quiz-attention-output-shape-why-keys = key 和 value 那一维已经被求和消掉了。
quiz-attention-output-shape-why-width = 每一行是 value 的混合，宽度跟 $V$ 走，而不是跟 $K$。
quiz-attention-output-shape-why-turned = query 始终是行，输出没有转置。
