quiz-dot-product-variance-prompt = $q$ 和 $k$ 的各分量独立，均值 0、方差 { $spread }，$d_k = { $dk }$。$q \cdot k$ 的方差是多少？
quiz-dot-product-variance-hint = 一个乘积的方差是多少？一共加了多少个？
quiz-dot-product-variance-explanation = 单个乘积的方差是 { $spread } × { $spread }，{ $dk } 个独立项相加得 { $right }。
quiz-dot-product-variance-why-right = { $dk } 个乘积相加，每个方差为 { $spread } × { $spread }。
quiz-dot-product-variance-why-deviation = 这是标准差，即方差的平方根。
quiz-dot-product-variance-why-scaled = 这是除以 $\sqrt{ "{" }d_k{ "}" }$ 之后的方差。
quiz-dot-product-variance-why-squared = 独立项的方差是相加的，宽度只算一次。
quiz-dot-product-variance-why-once = 两个分量乘积的方差等于各自方差之积，而且 { $dk } 个要全部相加。
