parameter-integer = 参数 { $name } 应为 { $min } 到 { $max } 之间的整数，不能是“{ $typed }”。
parameter-number = 参数 { $name } 应为 { $min } 到 { $max } 之间的数，不能是“{ $typed }”。
parameter-count = 参数 { $name } 接受 1 到 { $max } 个整数，用逗号分隔，例如 5,3。
parameter-choice = 参数 { $name } 只能取：{ $options }。
parameter-text = 参数 { $name } 的文本应为 1 到 { $max } 个字符，现在是 { $length } 个。
parameter-unknown = 演示 { $demo } 没有参数“{ $name }”，可用的参数有：{ $known }。
