demo-schedule-look = 看曲线在哪里转折：学习率先用 { $warmup } 步匀速上升，之后按步数的平方根下降。
demo-schedule-figure = 学习率曲线，d_model = { $dModel }
demo-schedule-step = 步数
demo-schedule-rate = 学习率
demo-schedule-peak = 峰值在 { $step } 步
demo-schedule-conclusion = 峰值为 { $rate }，出现在第 { $step } 步；第 { $steps } 步时学习率为 { $last }。
demo-schedule-rising = 到第 { $steps } 步，{ $warmup } 步的预热还没结束，学习率升到了 { $last }。
