quiz-batchnorm-normaliser-count-prompt = { $norm } 处理形状为 `[{ $b }, { $n }, { $d }]` 的一批数据（句子、token、特征）。它要算多少个均值？
quiz-batchnorm-normaliser-count-hint = 均值是沿哪些轴求的，剩下哪些轴？
quiz-batchnorm-normaliser-count-explanation = LayerNorm 每个 token 一个均值（{ $b } × { $n }），BatchNorm 每个特征一个（{ $d }）；这里是 { $right }。
quiz-batchnorm-normaliser-count-why-layer = 每个 token 一个，这是 LayerNorm 的算法。
quiz-batchnorm-normaliser-count-why-batch = 每个特征一个，这是 BatchNorm 的算法。
quiz-batchnorm-normaliser-count-why-sequences = 每个句子一个均值，两者都不这么做。
quiz-batchnorm-normaliser-count-why-positions = 每个位置一个均值，两者都不这么做。
quiz-batchnorm-normaliser-count-why-numbers = 那就是每个数一个，没有可平均的了。
