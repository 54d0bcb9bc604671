quiz-dropout-scaling-prompt = In training, inverted dropout with rate { $p } meets the activation { $x } and keeps it. What is it afterwards?
quiz-dropout-scaling-hint = The mean over kept and dropped numbers must stay what it was.
quiz-dropout-scaling-explanation = Kept numbers are divided by 1 − { $p } = { $keep }, so { $x } becomes { $right } and the mean stays; at test time nothing is scaled.
quiz-dropout-scaling-why-right = { $x } divided by the share that is kept, { $keep }.
quiz-dropout-scaling-why-unscaled = Then the mean would shrink in training, and test time would see larger numbers.
quiz-dropout-scaling-why-shrunk = That is the older form, which scales at test time instead.
quiz-dropout-scaling-why-by-p = Divide by the share that is kept, not by the one that is dropped.
quiz-dropout-scaling-why-times-p = That would make kept numbers almost vanish.
