demo-leak-look = 只改动位置 { $at } 的 token（位置从 0 数起），看它左边：有因果掩码时左边的输出纹丝不动，没有掩码时所有输出都变了。
demo-leak-figure = 改动 token { $at } 后各位置输出的变化
demo-leak-change = 最大变化
demo-leak-masked = 因果掩码
demo-leak-unmasked = 无掩码
demo-leak-rows = 发生变化的输出
demo-leak-earlier = 位置 { $at } 之前的最大变化
demo-leak-conclusion = 有掩码时，变化的输出是 { $masked }，之前的位置没有变化（最大变化 { $earlier }）；没有掩码时，变化的输出是 { $unmasked }，之前位置最多变化 { $earlierUnmasked }，也就是说它们已经看到了要预测的内容。带缓存逐个位置计算，与带掩码一次算完的结果一致（最大差 { $difference }），所以训练时并行计算并不是近似。
demo-leak-at = n = { $n } 时，at 应在 1 到 { $last } 之间（位置从 0 数起），不能是 { $at }。
