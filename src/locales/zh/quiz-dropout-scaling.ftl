quiz-dropout-scaling-prompt = 训练时，丢弃率 { $p } 的 inverted dropout 保留了激活值 { $x }。它变成多少？
quiz-dropout-scaling-hint = 保留与丢弃合起来，均值要保持不变。
quiz-dropout-scaling-explanation = 保留的数除以 1 − { $p } = { $keep }，{ $x } 变成 { $right }，均值不变；测试时不必再缩放。
quiz-dropout-scaling-why-right = { $x } 除以保留的比例 { $keep }。
quiz-dropout-scaling-why-unscaled = 那样训练时均值会变小，测试时看到的数就偏大。
quiz-dropout-scaling-why-shrunk = 这是较早的做法，改在测试时缩放。
quiz-dropout-scaling-why-by-p = 应除以保留的比例，不是丢弃的比例。
quiz-dropout-scaling-why-times-p = 那样保留的数几乎就没了。
