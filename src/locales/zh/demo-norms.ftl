demo-norms-look = 对比行和列：LayerNorm 让每一行（一个 token）均值为 0，BatchNorm 让每一列（所有 token 的同一个特征，含填充）均值为 0。然后给第 { $sentence } 句的所有数都加上 { $shift }，看第 1 句会不会变。
demo-norms-figure = 同一个带填充的 batch，两种归一化
demo-norms-feature = 特征
demo-norms-token = { $sentence }.{ $token }
demo-norms-input = 输入
demo-norms-mean-over = 均值取自
demo-norms-first = 第一个 token
demo-norms-over-features = 一个 token 的各个特征
demo-norms-over-batch = 所有 token 的同一个特征
demo-norms-conclusion = 改动第 { $sentence } 句之后，第 1 句在 LayerNorm 下变化 { $layer }，在 BatchNorm 下变化 { $batch }。
demo-norms-lengths = lengths 要为 { $batch } 句话各给一个长度，现在给了 { $count } 个。
demo-norms-too-long = 长度为 { $longest } 的句子放不进 n = { $n }。
