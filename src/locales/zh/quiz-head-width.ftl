quiz-head-width-prompt = 模型宽度 { $dModel }，{ $heads } 个头。每个头的分数要除以多少？
quiz-head-width-hint = 一个头有多宽？
quiz-head-width-explanation = 一个头宽 { $dModel } / { $heads } = { $dk }，分数除以它的平方根，即 { $right }。
quiz-head-width-why-right = 头的宽度 { $dModel } / { $heads } = { $dk } 的平方根。
quiz-head-width-why-unrooted = 这是宽度本身，除数应是它的平方根。
quiz-head-width-why-model = 这是模型宽度的平方根；分数是在单个头里算的。
quiz-head-width-why-heads = 头的个数不是头的宽度。
quiz-head-width-why-whole-model = 这是模型宽度，既没除以头数，也没开方。
