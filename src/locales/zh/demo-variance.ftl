demo-variance-look = 看两条线之间的距离：随机取 { $n } 个 query 和 { $n } 个 key，各分量独立服从 N(0, 1)，每个 query 与每个 key 做点积。
demo-variance-figure = 点积方差随 d_k 的变化
demo-variance-axis = 方差
demo-variance-raw = q·k
demo-variance-scaled = q·k / √d_k
demo-variance-measured = 实测
demo-variance-expected = 理论
demo-variance-conclusion = d_k = { $dk } 时，实测 q·k 的方差为 { $variance }；除以 √d_k 之后为 { $scaled }。
demo-variance-too-large = n = { $n }、dk = { $dk } 的计算量超过了一次演示的上限；这个 dk 下 n 最大取 { $most }。
