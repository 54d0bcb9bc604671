demo-dropout-look = 看剩下的柱子有多高：{ $n } 个 1 经过 p = { $p } 的 dropout，训练时保留下来的数乘以 { $factor }，测试时什么也不做。
demo-dropout-figure = dropout 之后的前几个数，p = { $p }
demo-dropout-value = 数值
demo-dropout-train = 训练
demo-dropout-test = 测试
demo-dropout-mean = 均值
demo-dropout-variance = 方差（理论值 { $expected }）
demo-dropout-kept = 保留的比例
demo-dropout-conclusion = 保留了 { $kept }。训练时均值为 { $mean }，测试时为 1；方差为 { $variance }，理论值为 p/(1 − p) = { $expected }。
