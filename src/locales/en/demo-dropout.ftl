demo-dropout-look = Look at the height of the bars that are left: { $n } ones go through dropout with p = { $p }; in training the survivors are multiplied by { $factor }, at test nothing happens.
demo-dropout-figure = The first numbers after dropout, p = { $p }
demo-dropout-value = value
demo-dropout-train = training
demo-dropout-test = test
demo-dropout-mean = mean
demo-dropout-variance = variance (expected { $expected })
demo-dropout-kept = kept
demo-dropout-conclusion = { $kept } were kept. The mean in training is { $mean }, at test 1; the variance is { $variance }, where p/(1 − p) = { $expected } is expected.
