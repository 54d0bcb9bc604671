quiz-rpr-index-prompt = 表的行按 $\operatorname{ "{" }clip{ "}" }(j - i, -k, k) + k$ 编号为 0 到 $2k$，$k = { $clip }$。位置 { $i } 的 query 对位置 { $j } 的 key 用哪一行？
quiz-rpr-index-hint = 先算偏移，再截断，再平移。
quiz-rpr-index-explanation = 偏移 { $j } − { $i } = { $offset } 超出截断距离 { $clip }，所以用那一侧最外面的行：{ $right }。
quiz-rpr-index-why-right = 偏移 { $offset } 截断后再加 { $clip }。
quiz-rpr-index-why-reversed = 是 key 减 query，不是反过来；这是另一侧。
quiz-rpr-index-why-unclipped = 要先截断偏移，表里没有这样的行。
quiz-rpr-index-why-unshifted = 截断后的偏移还要加 { $clip } 才是行号。
quiz-rpr-index-why-zero = 这是自己对自己的那一行。
