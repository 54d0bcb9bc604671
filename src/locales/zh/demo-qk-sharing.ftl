demo-qk-sharing-look = 看对角线，再对比对角线两侧：Q、K 共用一个矩阵时，整张图关于对角线对称。
demo-qk-sharing-figure = softmax 之前的分数
demo-qk-sharing-query = query
demo-qk-sharing-key = key
demo-qk-sharing-shared = 共用 W_Q = W_K
demo-qk-sharing-separate = 各用 W_Q、W_K
demo-qk-sharing-asymmetry = sᵢⱼ 与 sⱼᵢ 的最大差
demo-qk-sharing-diagonal = 对自己的平均权重（均分为 { $even }）
demo-qk-sharing-conclusion = 共用矩阵时，每个 token 平均把 { $shared } 的注意力给了自己；分开时是 { $separate }，均分则为 { $even }。只有用不同的矩阵，i 才能关注 j 而 j 不关注 i：此时 sᵢⱼ 与 sⱼᵢ 最多相差 { $asymmetry }。
