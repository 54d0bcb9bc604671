demo-multi-head-look = 横向对比各个子图的同一行：{ $heads } 个头各有自己的投影（降到 { $width } 维），同一个 query 在不同的头里关注不同的 key。
demo-multi-head-look-one = 只有一张子图：一个 { $width } 维的头，每个 query 只有一组权重。
demo-multi-head-figure = 每个头的注意力权重
demo-multi-head-head = 头 { $number }
demo-multi-head-query = query
demo-multi-head-key = key
demo-multi-head-column = 头
demo-multi-head-strongest = query 1 最关注的 key（权重）
demo-multi-head-rank = QKᵀ 的秩
demo-multi-head-conclusion = 在头 1 到头 { $heads } 里，query 1 最关注的 key 依次是 { $keys }；如果只有一个头，这些信息只能混成一个加权平均。每个头的分数矩阵的秩为 { $rank }，不可能超过 min(n, d_k) = { $most }。
demo-multi-head-conclusion-one = 只有一个头时，query 1 只有一组权重，它想找的所有信息都混进同一个加权平均。分数矩阵的秩为 { $rank }，不可能超过 min(n, d_k) = { $most }。
