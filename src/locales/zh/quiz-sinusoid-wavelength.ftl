quiz-sinusoid-wavelength-prompt = 正弦位置编码，$d_{ "{" }model{ "}" } = { $dModel }$。第 $i = { $pair }$ 对（维度 $2i$ 和 $2i+1$）转一圈要多少个位置？
quiz-sinusoid-wavelength-hint = 角度是 $pos / 10000^{ "{" }2i/d_{ "{" }model{ "}" }{ "}" }$，什么时候增加 $2\pi$？
quiz-sinusoid-wavelength-explanation = 2π · 10000^(2 · { $pair } / { $dModel }) = 2π · 10000^{ $exponent } = { $right } 个位置。
quiz-sinusoid-wavelength-why-right = $2\pi \cdot 10000^{ "{" }2i/d_{ "{" }model{ "}" }{ "}" }$，指数为 { $exponent }。
quiz-sinusoid-wavelength-why-no-turn = 一圈是角度增加 $2\pi$，不是 1。
quiz-sinusoid-wavelength-why-half = 指数是 $2i/d_{ "{" }model{ "}" }$，不是 $i/d_{ "{" }model{ "}" }$。
quiz-sinusoid-wavelength-why-frequency = 这是每个位置增加的角度，不是一圈的长度。
quiz-sinusoid-wavelength-why-longest = 这是最后一对波长所接近的值。
