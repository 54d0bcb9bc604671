demo-dot-vs-additive-look = 看哪条线在上升：不缩放的点积的标准差随 √d_k 增长，缩放后的点积和加性分数基本不变。
demo-dot-vs-additive-figure = 分数的标准差随 d_k 的变化
demo-dot-vs-additive-std = 标准差
demo-dot-vs-additive-dot = q·k
demo-dot-vs-additive-scaled = q·k / √d_k
demo-dot-vs-additive-additive = 加性
demo-dot-vs-additive-costs = n = { $n }、{ $heads } 个头时计算分数的开销（加性：隐层宽度取 d_k，float32）：
demo-dot-vs-additive-macs-dot = 乘加次数（点积）
demo-dot-vs-additive-macs-additive = 乘加次数（加性）
demo-dot-vs-additive-bytes-dot = 内存（点积）
demo-dot-vs-additive-bytes-additive = 内存（加性）
demo-dot-vs-additive-conclusion = d_k = { $dk } 时，分数的标准差：不缩放的点积 { $dot }，缩放后 { $scaled }，加性 { $additive }。加性打分的中间结果（tanh 的输出）要占 { $additiveBytes }，点积分数只占 { $dotBytes }。
demo-dot-vs-additive-too-wide = dk 各值合计 { $total }，超过了一次演示的上限，合计最多 { $max }。
