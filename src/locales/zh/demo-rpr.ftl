demo-rpr-look = 沿着下标矩阵的一行看：每往右一个 key 加一，到 0 和 { $last } 为止；距离达到 { $clip } 之后，同一侧的 key 共用一个向量。
demo-rpr-look-zero = 看下标矩阵：clip = 0 时只有一个向量，每一对 token 取的都是它。
demo-rpr-index = 每对 token 取哪个相对位置向量
demo-rpr-weights = 加入相对位置后的注意力权重
demo-rpr-query = query
demo-rpr-key = key
demo-rpr-value = 数值
demo-rpr-vectors = 加在 key 上的向量个数（value 上同样多）
demo-rpr-parameters = 这些向量的参数量
demo-rpr-pairs = 距离超过 { $clip } 的 token 对
demo-rpr-beyond = 分给距离超过 { $clip } 的 key 的平均权重
demo-rpr-change = 这些向量对权重的最大改变
demo-rpr-split = 与拆成 q·kᵀ + q·aᵀ 两个乘积的差
demo-rpr-conclusion = clip = { $clip } 时，key 有 { $vectors } 个向量，value 也有 { $vectors } 个，j − i 的正负区分左右。截断并不缩小注意力的范围：仍有 { $beyond } 的权重落在距离超过 { $clip } 的 key 上，它们只是共用本侧最外面的那个向量。计算时不需要 [n, n, d] 的张量：拆成两个乘积，得到的分数相同（最大差 { $difference }）。
demo-rpr-conclusion-unclipped = clip = { $clip } 时，key 有 { $vectors } 个向量，value 也有 { $vectors } 个，j − i 的正负区分左右。n = { $n } 时没有距离超过 { $clip } 的 token 对，所以没有发生截断，每个偏移都有自己的向量。计算时不需要 [n, n, d] 的张量：拆成两个乘积，得到的分数相同（最大差 { $difference }）。
demo-rpr-conclusion-zero = clip = 0 时，所有 token 对共用一个向量。它给同一行的每个分数加上同一个数，softmax 看不出来：权重的改变不超过 { $change }。词序和完全没有位置信息时一样不可见；论文的消融实验里，k = 0 的 BLEU 是 12.5，与没有位置信息的模型相同。
