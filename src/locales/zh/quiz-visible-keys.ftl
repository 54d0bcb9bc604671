quiz-visible-keys-prompt = 解码器有 { $n } 个位置，前 { $length } 个是真实 token，其余是填充。位置 { $query } 的 query 可以看下面哪两个 key？
quiz-visible-keys-hint = 两条规则：不看 query 之后的，不看填充。
quiz-visible-keys-explanation = key 可见的条件：不是填充（位置不超过 { $length }），且不在 query 之后（不超过 { $query }）。
quiz-visible-keys-position = 位置 { $position }
quiz-visible-keys-why-past = 在 query 之前，而且是真实 token。
quiz-visible-keys-why-itself = query 可以看自己。
quiz-visible-keys-why-future = 在 query 之后，被因果掩码挡住。
quiz-visible-keys-why-padding = 是填充，对所有 query 都不可见。
