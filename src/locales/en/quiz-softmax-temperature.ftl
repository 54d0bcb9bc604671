quiz-softmax-temperature-prompt = Two keys score { $gap } and 0. Both scores are divided by { $temperature } before the softmax. What is the weight of the first key?
quiz-softmax-temperature-hint = The softmax of two numbers depends on their difference only.
quiz-softmax-temperature-explanation = The difference shrinks to { $scaled }, and 1 / (1 + exp(−{ $scaled })) = { $right }.
quiz-softmax-temperature-why-right = 1 / (1 + exp(−{ $scaled })).
quiz-softmax-temperature-why-unscaled = That is the weight without the division.
quiz-softmax-temperature-why-rooted = The scores are divided by { $temperature } as it stands; no root is taken of it here.
quiz-softmax-temperature-why-divided-after = The scores are divided, not the weights: those must sum to 1.
quiz-softmax-temperature-why-even = Even weights would need equal scores.
