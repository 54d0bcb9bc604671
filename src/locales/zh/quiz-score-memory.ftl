quiz-score-memory-prompt = { $n } 个 token 的自注意力，{ $heads } 个头，每个宽 { $dk }。一层的分数用 float32 存要多少内存？
quiz-score-memory-hint = 每个头对每一对 token 有一个分数，一个数占 4 字节。
quiz-score-memory-explanation = 4 字节 × { $heads } 个头 × { $n } × { $n } 对 = { $right }，随长度的平方增长。
quiz-score-memory-why-right = { $heads } × { $n } × { $n } 个分数，每个 4 字节。
quiz-score-memory-why-linear = 这是 query 的大小；分数对应的是 token 对。
quiz-score-memory-why-one-head = 这只是 { $heads } 个头中的一个。
quiz-score-memory-why-elements = 这是个数，每个还要占 4 字节。
quiz-score-memory-why-per-feature = 一个分数只是一个数，与头的宽度无关。
