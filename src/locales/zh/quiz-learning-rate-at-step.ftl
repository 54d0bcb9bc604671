quiz-learning-rate-at-step-prompt = 原版学习率调度，$d_{ "{" }model{ "}" } = { $dModel }$，预热 { $warmup } 步。第 { $step } 步的学习率是多少？
quiz-learning-rate-at-step-hint = $d_{ "{" }model{ "}" }^{ "{" }-0.5{ "}" } \cdot \min(step^{ "{" }-0.5{ "}" }, step \cdot warmup^{ "{" }-1.5{ "}" })$：这里哪一项更小？
quiz-learning-rate-at-step-explanation = 第 { $step } 步（预热 { $warmup } 步）时学习率{ $phase }，得 { $right }。
quiz-learning-rate-at-step-rises = 仍在线性上升
quiz-learning-rate-at-step-falls = 已按步数的平方根下降
quiz-learning-rate-at-step-why-right = 两项中较小的一项，再乘 $d_{ "{" }model{ "}" }^{ "{" }-0.5{ "}" }$。
quiz-learning-rate-at-step-why-falling = 这是下降的那一支；预热结束前另一支更小。
quiz-learning-rate-at-step-why-rising = 这是预热的直线，到第 { $warmup } 步就结束了。
quiz-learning-rate-at-step-why-no-width = 漏了因子 $d_{ "{" }model{ "}" }^{ "{" }-0.5{ "}" }$。
quiz-learning-rate-at-step-why-peak = 这是第 { $warmup } 步的峰值。
quiz-learning-rate-at-step-why-no-root = 宽度是以平方根进入的，不是整个除。
