quiz-alibi-penalty-prompt = ALiBi，{ $heads } 个头。对往前 { $distance } 个位置的 key，第 { $head } 个头把分数降低多少？
quiz-alibi-penalty-hint = 共 $n$ 个头时，第 $h$ 个的斜率是 $2^{"{"}-8h/n{"}"}$。
quiz-alibi-penalty-explanation = 斜率是 2 的 −{ $exponent } 次方，即 { $slope }；{ $slope } · { $distance } = { $right }。
quiz-alibi-penalty-why-right = 斜率乘以距离。
quiz-alibi-penalty-why-no-distance = 这是斜率，也就是相隔一个位置时的惩罚。
quiz-alibi-penalty-why-head-before = 头从 1 数起：第一个也有惩罚，斜率已经小于 1。
quiz-alibi-penalty-why-no-eight = 指数里还有个 8：斜率一直降到 1/256。
quiz-alibi-penalty-why-no-slope = 每个头的斜率都小于 1。
quiz-alibi-penalty-why-divided = 惩罚随距离增大，而不是减小。
