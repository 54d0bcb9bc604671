demo-pe-distance-look = 从偏移 0 往两边看：原始曲线左右对称、中间最高；经过随机投影的曲线既不对称，最高点也不在中间；旋转后的曲线最高点偏在一侧。
demo-pe-distance-figure = 两个位置编码的点积随偏移的变化，d_model = { $dModel }
demo-pe-distance-offset = 偏移 k
demo-pe-distance-product = 点积
demo-pe-distance-plain = 原始编码
demo-pe-distance-projected = 随机的 W_q、W_k
demo-pe-distance-rotated = 旋转 { $offset }
demo-pe-distance-zero = k = 0 处
demo-pe-distance-peak = 最高处的 k
demo-pe-distance-asymmetry = |v(k) − v(−k)| 的最大值
demo-pe-distance-spearman = 与距离的秩相关
demo-pe-distance-conclusion = d_model = { $dModel }、偏移不超过 { $span } 时，原始编码的点积随距离变化（秩相关 { $plain }），但分不出方向；经过这组随机的 W_q 和 W_k 之后，秩相关是 { $projected }。信息并没有消失：把同样的投影设成旋转 { $offset }，曲线就在 { $peak } 处最高，而且带方向。所以模型可以学到相对位置，只是不会白白得到。{ $monotone }
demo-pe-distance-rising = 原始曲线本身也不单调：在 k = { $rise } 处首次上升。
demo-pe-distance-falling = 在前 { $searched } 个偏移上，原始曲线一直下降。
demo-pe-distance-odd = dModel 必须是偶数（正弦和余弦成对出现），不能是 { $dModel }。
