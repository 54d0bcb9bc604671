demo-sinusoid-look = 每一行是一个位置的编码：左边的维度逐行变化很快，右边的几乎不动。
demo-sinusoid-figure = 正余弦位置编码，d_model = { $dModel }
demo-sinusoid-waves = 其中三个维度沿位置的变化
demo-sinusoid-position = 位置
demo-sinusoid-dimension = 维度
demo-sinusoid-dim = 第 { $dimension } 维
demo-sinusoid-pair = 维度
demo-sinusoid-wavelength = 波长（位置数）
demo-sinusoid-conclusion = d_model = { $dModel } 时，波长从 { $shortest } 到 { $longest } 个位置不等，而每个位置编码的模长平方都是 { $norm }。
demo-sinusoid-odd = dModel 必须是偶数（正弦和余弦成对出现），不能是 { $dModel }。
