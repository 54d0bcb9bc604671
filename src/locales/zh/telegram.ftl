telegram-welcome = 我是 Transformer 与 NLP 面试教练。用你自己的话提问，中英文都行；回答里的数字和图都是当场算的，也可以换成你自己的参数。
telegram-welcome-group = 我是 Transformer 与 NLP 面试教练。在群里我只听命令、对我消息的回复和 @{ $name }。先试试 /quiz 或 /study，或者直接问：/ask 为什么要缩放注意力
telegram-text-only = 我只看得懂文字。用文字提问，或者输入 /help。
telegram-private = 这是只给你看的。
telegram-private-told = 已经私聊告诉你了。
telegram-in-group = 已经发到群里了。
telegram-private-open = 到私聊里继续
telegram-not-member = 这属于一个你已经不在的群。
telegram-link-old = 这个链接太旧了。输入 /help 看看我能做什么。
telegram-inline-open = 私聊看完整回答
telegram-inline-today = 今日一题：{ $title }
telegram-inline-none = 题库里没有，私聊问问看
telegram-inline-more = 私聊提问
telegram-short = Transformer 与 NLP 面试教练：带现算数字的回答、测验、模拟面试。
telegram-description =
    用自己的话问 Transformer 或 NLP 面试题，得到面试官爱听的回答，公式、图和数字都在你提问时算出来。

    群里有测验和自习室，还有间隔复习，以及会听关键点的模拟面试。中英文都可以。
telegram-start = 从这里开始。
telegram-right-messages = 发送消息
telegram-right-photos = 发送图片
telegram-right-polls = 发送投票
telegram-right-files = 发送文件
telegram-right-pin = 置顶消息
