quiz-batchnorm-normaliser-count-prompt = { $norm } meets a batch of shape `[{ $b }, { $n }, { $d }]` (sentences, tokens, features). How many means does it work out?
quiz-batchnorm-normaliser-count-hint = Over which axes is the mean taken, and which are left?
quiz-batchnorm-normaliser-count-explanation = LayerNorm has one mean a token ({ $b } × { $n }), BatchNorm one a feature ({ $d }); here { $right }.
quiz-batchnorm-normaliser-count-why-layer = One a token: that is how LayerNorm counts.
quiz-batchnorm-normaliser-count-why-batch = One a feature: that is how BatchNorm counts.
quiz-batchnorm-normaliser-count-why-sequences = A mean a sentence: neither of the two does that.
quiz-batchnorm-normaliser-count-why-positions = A mean a position: neither of the two does that.
quiz-batchnorm-normaliser-count-why-numbers = That is one a number, and nothing would be left to average.
