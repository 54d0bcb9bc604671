demo-attention-look = 每一行是一个 query 对所有 key 的权重，行和为 1。这里的 query、key、value 都是随机向量（d_k = { $dk }）；真实模型里它们由学到的投影矩阵给出。
demo-attention-figure = 注意力权重 softmax(q·k / √{ $dk })
demo-attention-query = query
demo-attention-key = key
demo-attention-most = 最关注
demo-attention-weight = 权重
demo-attention-entropy = 熵
demo-attention-conclusion-none = 权重最集中的 query 是“{ $query }”：它把 { $weight } 的权重给了“{ $key }”，平均分配时是 { $even }。每个位置的输出就是所有 value 按这一行权重的加权和。
demo-attention-conclusion-causal = 没有任何 query 把权重分给后面的位置。除第一个以外，权重最集中的 query 是“{ $query }”，它把 { $weight } 的权重给了“{ $key }”。
demo-attention-too-many = tokens 里有 { $count } 个 token，这个演示最多接受 { $max } 个。
