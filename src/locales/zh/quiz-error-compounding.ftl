quiz-error-compounding-prompt = 生成时每一步都有 { $error } % 的概率出错，各步相互独立。{ $steps } 步全对的概率是多少？
quiz-error-compounding-hint = 相互独立的概率是相乘的。
quiz-error-compounding-explanation = { $keep } 的 { $steps } 次方是 { $right }。实际更糟：错了一步，下一步更容易错。
quiz-error-compounding-why-right = { $steps } 个 { $keep } 相乘。
quiz-error-compounding-why-one-step = 这只是一步的概率。
quiz-error-compounding-why-some-wrong = 这是至少有一步出错的概率。
quiz-error-compounding-why-added = 这是把 { $error } 个百分点减了 { $steps } 次，而概率是相乘的。
quiz-error-compounding-why-all-wrong = 这是每一步都出错的概率。
