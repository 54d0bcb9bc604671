demo-bpe-look = 从上往下看“{ $word }”怎样一步步合并：每一行是又一次合并作用到它之后的样子。
demo-bpe-none = 没有可合并的符号对，“{ $word }”仍是单个字符。
demo-bpe-figure = “{ $word }”的切分过程
demo-bpe-start = 单个字符
demo-bpe-after = 合并出 { $symbol } 之后
demo-bpe-step = 第几次合并
demo-bpe-pair = 符号对
demo-bpe-count = 频次
demo-bpe-chinese = 换成中文文本
demo-bpe-conclusion = { $merges ->
    [0] 不合并时，文本由 { $symbols } 种字符写成。
   *[other] { $merges } 次合并之后，文本由 { $symbols } 种符号写成；第一次合并的是 { $first }，出现了 { $times } 次。
 }“{ $word }”被切成 { $count } 段：{ $pieces }
