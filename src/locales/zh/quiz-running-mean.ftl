quiz-running-mean-prompt = PyTorch 的 BatchNorm，momentum 为 { $momentum }：某特征的滑动均值是 { $old }，这一批的均值是 { $now }。更新后的滑动均值是多少？
quiz-running-mean-hint = PyTorch 里 momentum 是新一批所占的比例。
quiz-running-mean-explanation = (1 − { $momentum }) · { $old } + { $momentum } · { $now } = { $right }；测试时用的就是它。
quiz-running-mean-why-right = 新的一批占 { $momentum }，其余是过去的。
quiz-running-mean-why-reversed = 这是另一些库的约定，momentum 是过去所占的比例。
quiz-running-mean-why-batch = 这是归一化这一批时用的均值。
quiz-running-mean-why-middle = 新旧所占的比例并不相同。
quiz-running-mean-why-added = 旧的均值要让出同样的比例。
