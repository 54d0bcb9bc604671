demo-head-cost-look = 看那条水平线：每个头只用 d_model / h 维时，头数既不改变参数量，也不改变算分数的乘加次数。
demo-head-cost-figure = 一个注意力层的参数量，d_model = { $dModel }
demo-head-cost-heads = 头数 h
demo-head-cost-width = 每头维度
demo-head-cost-parameters = 参数量
demo-head-cost-parameters-full = 不降维的参数量
demo-head-cost-macs = QKᵀ 的乘加次数，n = { $n }
demo-head-cost-full = 每个头保持 d_model 维
demo-head-cost-split = 每个头 d_model / h 维
demo-head-cost-conclusion = 无论 h 取多少，四个投影矩阵共有 { $parameters } 个参数。{ $heads ->
    [1] 只有一个头时，它本来就保持 { $dModel } 维；试试多几个头。
   *[other] 如果 { $heads } 个头都保持 { $dModel } 维，参数量会是 { $full }，即 { $heads } 倍。
 }
