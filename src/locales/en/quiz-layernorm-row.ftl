quiz-layernorm-row-prompt = LayerNorm with gain 1 and bias 0 meets the row `[{ $row }]`. What does its first number become?
quiz-layernorm-row-hint = Mean and standard deviation of these four numbers; the variance is that of the population.
quiz-layernorm-row-explanation = The mean is { $mean }, the standard deviation { $deviation }; the first number becomes { $right }.
quiz-layernorm-row-why-right = Less the mean { $mean }, divided by the standard deviation { $deviation }.
quiz-layernorm-row-why-variance = Divide by the standard deviation, not by the variance.
quiz-layernorm-row-why-centred = That is only centred; it still has to be divided by { $deviation }.
quiz-layernorm-row-why-not-centred = The mean has to be taken off first (RMSNorm leaves it, and divides by another root).
quiz-layernorm-row-why-unbiased = LayerNorm divides by n in the variance, not by n − 1.
