quiz-sinusoid-wavelength-prompt = Sinusoidal encoding with $d_{ "{" }model{ "}" } = { $dModel }$: how many positions does one turn of the pair $i = { $pair }$ (dimensions $2i$ and $2i+1$) take?
quiz-sinusoid-wavelength-hint = The angle is $pos / 10000^{ "{" }2i/d_{ "{" }model{ "}" }{ "}" }$; when has it grown by $2\pi$?
quiz-sinusoid-wavelength-explanation = 2π · 10000^(2 · { $pair } / { $dModel }) = 2π · 10000^{ $exponent } = { $right } positions.
quiz-sinusoid-wavelength-why-right = $2\pi \cdot 10000^{ "{" }2i/d_{ "{" }model{ "}" }{ "}" }$ with an exponent of { $exponent }.
quiz-sinusoid-wavelength-why-no-turn = A turn is $2\pi$ in the angle, not 1.
quiz-sinusoid-wavelength-why-half = The exponent is $2i/d_{ "{" }model{ "}" }$, not $i/d_{ "{" }model{ "}" }$.
quiz-sinusoid-wavelength-why-frequency = That is the angle a position adds, not the length of a turn.
quiz-sinusoid-wavelength-why-longest = That is what the wavelengths approach at the last pair.
