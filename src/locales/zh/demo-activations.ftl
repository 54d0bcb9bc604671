demo-activations-look = 看零点左侧：ReLU 是平的，不传梯度；GELU 和 SiLU 先略低于零，再回到零附近。
demo-activations-figure = 激活函数
demo-activations-conclusion = 输入服从 N(0, 1) 时，{ $dead } 的 ReLU 单元输出恰好为 0。在这些点上 GELU 的最小值是 { $lowest }；tanh 近似与精确值最多相差 { $apart }。d_model = { $dModel }、d_ff = 4 d_model 的前馈层有 { $parameters } 个参数，与用哪种激活函数无关。
