demo-wordpiece-look = 对比两列：BPE 会合并频次最高的一对，WordPiece 选得分最高的一对，得分等于频次除以两个部分各自的频次。
demo-wordpiece-figure = “{ $word }”的最长匹配切分
demo-wordpiece-characters = 单个字符
demo-wordpiece-pieces = 切分结果
demo-wordpiece-pair = 符号对
demo-wordpiece-count = 频次
demo-wordpiece-score = 得分
demo-wordpiece-conclusion = 第一次合并的是 { $best }，得分 { $score }；频次最高的 { $frequent } 出现了 { $count } 次，得分却只有 { $frequentScore }。{ $merges } 次合并之后，“{ $word }”切成 { $pieces }
