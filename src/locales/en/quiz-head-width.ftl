quiz-head-width-prompt = A model is { $dModel } wide and has { $heads } heads. By what are the scores of a head divided?
quiz-head-width-hint = How wide is one head?
quiz-head-width-explanation = A head is { $dModel } / { $heads } = { $dk } wide, and its scores are divided by the root of that, { $right }.
quiz-head-width-why-right = The root of the head width, { $dModel } / { $heads } = { $dk }.
quiz-head-width-why-unrooted = That is the width itself; the divisor is its root.
quiz-head-width-why-model = That is the root of the model width; the scores are made within one head.
quiz-head-width-why-heads = The number of heads is not the width of one.
quiz-head-width-why-whole-model = That is the width of the model, neither divided by the heads nor under a root.
