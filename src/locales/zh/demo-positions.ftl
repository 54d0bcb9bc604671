demo-positions-look = 沿对角线看：ALiBi 的偏置和 T5 的桶只取决于 key 与 query 的位置差；RoPE 的分数，无论这一对 token 放在哪里都不变。
demo-positions-alibi-figure = ALiBi 加到分数上的偏置，每个头一幅
demo-positions-rope-figure = RoPE 下同一对 query 和 key 的分数随位置（query, key）的变化
demo-positions-t5-figure = T5 偏置中每一对 token 所在的桶
demo-positions-query = query
demo-positions-key = key
demo-positions-score = 分数 q·k
demo-positions-unrotated = 不旋转
demo-positions-method = 方法
demo-positions-where = 作用在哪里
demo-positions-learned = 要学习的参数（n = { $n }，heads = { $heads }）
demo-positions-sinusoidal = 正余弦
demo-positions-table = 可学习的绝对位置
demo-positions-rpr = Shaw 的 RPR，clip 16，每层
demo-positions-t5 = T5 偏置，32 个桶
demo-positions-input = 加到输入上
demo-positions-keys = 加到 key 和 value 上
demo-positions-scores = 加到分数上
demo-positions-rotation = 旋转 q 和 k
demo-positions-slopes = { $heads } 个头的 ALiBi 斜率：{ $slopes }。
demo-positions-conclusion = ALiBi 的第一个斜率是 { $first }：分数相同时，key 每往前一步，权重就变为原来的 { $ratio } 倍，不需要学习任何参数。在 RoPE 下，同一对 query 和 key 只要相距 { $offset }，放在哪里分数都是 { $score }（最大差 { $difference }），前后对调则是 { $opposite }：既知道距离，也知道方向。T5 给这 { $n } 个位置用到 { $buckets } 个桶中的 { $used } 个，每个桶每个头学一个数。
demo-positions-odd = dModel 必须是偶数（RoPE 成对地旋转维度），不能是 { $dModel }。
demo-positions-large = n = { $n } 时，heads 最大为 { $most }，不能是 { $heads }。
