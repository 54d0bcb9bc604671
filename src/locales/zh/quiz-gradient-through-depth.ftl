quiz-gradient-through-depth-prompt = 一共 { $depth } 层，每层的导数都是 { $slope }，每层外面都有残差连接。输出对输入的导数是多少？
quiz-gradient-through-depth-hint = 单独一层，$x + F(x)$ 的导数是什么？
quiz-gradient-through-depth-explanation = 每层贡献一个因子 1 + { $slope }，{ $factor } 的 { $depth } 次方是 { $right }。
quiz-gradient-through-depth-why-right = { $depth } 个 { $factor } 相乘。
quiz-gradient-through-depth-why-no-skips = 这是没有残差连接时的结果。
quiz-gradient-through-depth-why-one-skip = 这是只在整个网络外面连一条残差；这里是每层各有一条。
quiz-gradient-through-depth-why-added = 这只有最前面的几项，即只经过一层的路径，漏了经过多层的。
quiz-gradient-through-depth-why-identity = 这只是绕过所有层的那一条路径。
