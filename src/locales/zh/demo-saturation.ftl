demo-saturation-look = 对比每个 key 的两根柱子：同一个 query 的同一组分数，除以 √{ $dk } 前后的注意力权重。
demo-saturation-figure = 一个 query 的注意力权重，d_k = { $dk }
demo-saturation-axis = 权重
demo-saturation-raw = 不缩放
demo-saturation-scaled = 除以 √d_k
demo-saturation-over = { $queries } 个 query，{ $keys } 个 key
demo-saturation-mean-max = 最大权重的均值
demo-saturation-entropy = 熵的均值（上限 { $most }）
demo-saturation-above = 有权重超过 0.99 的 query
demo-saturation-conclusion = { $queries } 个 query、d_k = { $dk }：不缩放时最大权重平均为 { $raw }，缩放后为 { $scaled }；把 0.99 以上的权重压在一个 key 上的 query，不缩放时占 { $above }，缩放后占 { $aboveScaled }。
demo-saturation-too-large = 需要抽取的随机数超过 { $max } 个；按现在的 keys 和 dk，queries 最大取 { $most }。
