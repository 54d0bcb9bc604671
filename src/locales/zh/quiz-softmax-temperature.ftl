quiz-softmax-temperature-prompt = 两个 key 的分数是 { $gap } 和 0，softmax 之前都除以 { $temperature }。第一个 key 的权重是多少？
quiz-softmax-temperature-hint = 两个数的 softmax 只取决于它们的差。
quiz-softmax-temperature-explanation = 差缩小为 { $scaled }，1 / (1 + exp(−{ $scaled })) = { $right }。
quiz-softmax-temperature-why-right = 1 / (1 + exp(−{ $scaled }))。
quiz-softmax-temperature-why-unscaled = 这是没有除时的权重。
quiz-softmax-temperature-why-rooted = 题目就是除以 { $temperature }，这里不再开方。
quiz-softmax-temperature-why-divided-after = 除的是分数，不是权重；权重之和必须为 1。
quiz-softmax-temperature-why-even = 分数相等时权重才会相等。
