internal-error = 抱歉，我这边出错了，错误编号 { $id }，请告诉本服务的维护者。
text-too-long = 你的消息有 { $length } 个字符，我最多读 { $max } 个，请缩短一些。
command-unknown = 没有 /{ $name } 这个命令，你是想用 /{ $nearest } 吗？
option-missing = /{ $ability } 缺少参数“{ $option }”，输入 /help 查看用法。
option-left-over = /{ $ability } 不接受“{ $rest }”，输入 /help 查看用法。
pairs-malformed = 看不懂“{ $rest }”。参数请写成 名称:值，例如 dk:512，文本请加引号。

ability-ask = 用自己的话提问，得到带实时计算数字的答案。
ability-topics = 按主题浏览题目。
ability-demo = 用你自己的参数做计算，例如 /demo variance dk:512。
ability-help = 查看我会做什么。

help-intro = 直接用中文或英文提问 Transformer、NLP 面试题，或使用命令：

ask-empty = 请用文字提问，例如：为什么要除以根号 dk？
ask-asks = 想问什么？
ask-not-in-bank = 题库里没有这道题，我不会编一个答案。
ask-nearest = 最接近的题目：
ask-try-topics = 可以看看我知道的主题。
ask-topics = 全部主题
ask-introduction = 我是 Transformer 与 NLP 面试教练。用自己的话直接提问，或者从这里开始：
ask-interview = 模拟面试
ask-help = 我会做什么
ask-next = 接着看：{ $short }
ask-or-meant = 或者你想问：{ $short }

answer-depth = 推导与细节
answer-misconceptions = 常见误解
answer-follow-ups = 追问
answer-sources = 参考文献
answer-claim = 常听到的说法：

topics-all = 题库共有 { $count } 道题，选一个主题：
topic-unknown = 没有主题“{ $topic }”，可选的主题：{ $known }。

demo-list = 每个演示都按你给的参数现场计算，例如 /demo variance dk:512。
demo-unknown = 没有演示“{ $name }”，你是想用 { $nearest } 吗？输入 /demo 查看全部。
demo-reproduce = 用 Python 复现
demo-numbers = 具体数字与复现代码
demo-numbers-of = { $demo }：具体数字与复现代码
demo-seed = 随机种子为 { $seed }，种子相同则数字相同。
demo-try = 试试 { $label }
demo-try-of = 试试 { $label }（{ $demo }）
demo-again = 换一组随机数

button-unknown = 这个按钮属于我的旧版本，已经失效。输入 /help 看看我能做什么。
group-only = /{ $ability } 要在群里用，大家才能一起参与。
setting-wrong = 设置项 { $name } 不接受“{ $typed }”，可选：{ $allowed }。

ask-miss = 不是我想问的
ask-miss-noted = 谢谢，已记录（只存哈希，不含你的名字）。
ask-miss-these = 你想问的也许是下面几个，也可以换个说法再问：
ask-miss-else = 换个说法再问，或者看看有哪些主题。
ask-miss-share = 如果愿意让维护者看到这类问题的原文，请输入 /settings share-words yes。
question-gone = 这道题已经不在题库里了。输入 /topics 看看现有的题目。
number-wrong = { $name } 应为 { $low } 到 { $high } 之间的整数，不能是“{ $typed }”。
someone = 匿名 { $number }
someone-unnamed = 匿名成员
level-core = 基础
level-advanced = 进阶
level-expert = 专家

interval-minute = { $count } 分钟
interval-hour = { $count } 小时
interval-day = { $count } 天
interval-month = { $count } 个月
interval-year = { $count } 年
rights-missing = 我在这里缺少权限：{ $rights }。请让管理者授予我。
rights-unknown = 我没有在这里发消息的权限，请让管理者允许。
