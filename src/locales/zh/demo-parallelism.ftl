demo-parallelism-look = 对比每个模型的两根柱子：训练一个 { $n } 个 token 的句子，与逐个生成它，各有多少步层计算必须依次进行。
demo-parallelism-figure = 必须串行的步数，n = { $n }，{ $layers } 层
demo-parallelism-steps = 步数
demo-parallelism-training = 训练
demo-parallelism-decoding = 解码
demo-parallelism-model = 模型
demo-parallelism-training-steps = 训练步数
demo-parallelism-decoding-steps = 解码步数
demo-parallelism-macs = 解码的乘加次数，d_model = { $dModel }
demo-parallelism-recurrent = 循环网络
demo-parallelism-self-attention = 自注意力
demo-parallelism-self-attention-with-cache = 带 KV 缓存
demo-parallelism-conclusion = 训练时，自注意力无论句子多长都只需 { $attention } 步，循环网络要 { $recurrent } 步；解码时都要 { $decoding } 步，因为前一个 token 出来之后才能算下一个。KV 缓存省的是计算量，不是步数：每层要算的 key、value 行数从 { $projections } 降到 { $projectionsCached }，乘加次数降为约 1/{ $ratio }。
