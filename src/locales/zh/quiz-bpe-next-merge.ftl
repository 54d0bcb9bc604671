quiz-bpe-next-merge-prompt = 语料中有 { $corpus }，每个词以 `</w>` 结尾。BPE 第一步合并哪一对？
quiz-bpe-next-merge-hint = 数每一对相邻符号的次数，按词频累加。
quiz-bpe-next-merge-explanation = BPE 合并出现最多的相邻对：`{ $right }`，共 { $count } 次。
quiz-bpe-next-merge-why-right = 共出现 { $count } 次，比其他任何一对都多。
quiz-bpe-next-merge-why-likelihood = 这是 WordPiece 打分最高的一对：常在一起，单独却少。BPE 只看次数。
quiz-bpe-next-merge-why-rarer = 次数不少，但不是最多的。
quiz-bpe-next-merge-why-rare = 这是这里最少见的之一。
