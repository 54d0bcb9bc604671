quiz-error-compounding-prompt = While generating, every step goes wrong with a chance of { $error } %, independently of the others. How likely is it that all { $steps } steps are right?
quiz-error-compounding-hint = Independent chances multiply.
quiz-error-compounding-explanation = { $keep } to the power of { $steps } is { $right }. In practice it is worse: one error makes the next more likely.
quiz-error-compounding-why-right = { $keep } multiplied by itself { $steps } times.
quiz-error-compounding-why-one-step = That is a single step.
quiz-error-compounding-why-some-wrong = That is the chance that at least one step goes wrong.
quiz-error-compounding-why-added = That takes off { $error } percentage points { $steps } times, but chances multiply.
quiz-error-compounding-why-all-wrong = That is the chance that every step goes wrong.
