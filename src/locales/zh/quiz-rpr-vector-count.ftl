quiz-rpr-vector-count-prompt = 相对位置表示的截断距离 $k = { $clip }$，句长 { $n } 个 token。key 的那张表有多少个向量？
quiz-rpr-vector-count-hint = 有哪些偏移量能区分开？
quiz-rpr-vector-count-explanation = 偏移从 −{ $clip } 到 { $clip }，含 0：2 · { $clip } + 1 = { $right }，与句长无关。
quiz-rpr-vector-count-why-right = 从 −{ $clip } 到 { $clip } 每个偏移一个，包括 0。
quiz-rpr-vector-count-why-no-zero = 偏移 0，也就是自己对自己，同样有一个向量。
quiz-rpr-vector-count-why-one-side = 左右两侧是区分的。
quiz-rpr-vector-count-why-sentence = 不截断时才会句子里每个偏移各一个。
quiz-rpr-vector-count-why-pairs = 偏移相同的词对共用一个向量。
