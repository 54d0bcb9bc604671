quiz-dot-product-variance-prompt = The components of $q$ and $k$ are independent with mean 0 and variance { $spread }; $d_k = { $dk }$. What is the variance of $q \cdot k$?
quiz-dot-product-variance-hint = What is the variance of one product, and how many of them are added?
quiz-dot-product-variance-explanation = One product has variance { $spread } × { $spread }; { $dk } independent ones add up to { $right }.
quiz-dot-product-variance-why-right = { $dk } products, each of variance { $spread } × { $spread }.
quiz-dot-product-variance-why-deviation = That is the standard deviation, the root of the variance.
quiz-dot-product-variance-why-scaled = That is the variance after dividing by $\sqrt{ "{" }d_k{ "}" }$.
quiz-dot-product-variance-why-squared = Variances of independent terms add up; the width counts once.
quiz-dot-product-variance-why-once = The product of two components has the product of their variances, and all { $dk } of them are added.
