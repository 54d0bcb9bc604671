demo-embedding-scale-look = 对比第一根和最后一根柱子：{ $vocab } 个服从 N(0, 1/d_model) 的词向量，与要加上去的位置编码。
demo-embedding-scale-figure = 向量的平均模长，d_model = { $dModel }
demo-embedding-scale-norm = 平均模长
demo-embedding-scale-word = 词向量
demo-embedding-scale-scaled = 词向量 × √d_model
demo-embedding-scale-position = 位置编码
demo-embedding-scale-conclusion = 词向量的模长为 { $word }，位置编码为 { $position }，是它的 { $ratio } 倍。乘以 √{ $dModel } 之后词向量为 { $scaled }，位置编码是它的 { $after } 倍。
demo-embedding-scale-too-large = dModel = { $dModel } 时词表最多 { $most } 个词。
