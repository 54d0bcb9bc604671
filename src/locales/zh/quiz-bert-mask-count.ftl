quiz-bert-mask-count-prompt = 用 { $n } 个 token 训练 BERT，平均有多少个被替换成 `[MASK]`？
quiz-bert-mask-count-hint = 先看选中的比例，再看选中的怎么处理。
quiz-bert-mask-count-explanation = { $n } 的 15 % 被选中，即 { $picked } 个；其中 80 % 变成 [MASK]：{ $right } 个。
quiz-bert-mask-count-why-right = 选中 15 %，选中的再有 80 % 变成 `[MASK]`。
quiz-bert-mask-count-why-picked = 这是要预测的个数；其中一成换成随机 token，一成不变。
quiz-bert-mask-count-why-of-all = 80 % 是占选中 token 的比例，不是占全部。
quiz-bert-mask-count-why-random = 这是换成随机 token 的个数。
quiz-bert-mask-count-why-changed = 这把换成随机 token 的也算进去了。
