quiz-learning-rate-at-step-prompt = The original schedule with $d_{ "{" }model{ "}" } = { $dModel }$ and { $warmup } warm-up steps: what is the learning rate at step { $step }?
quiz-learning-rate-at-step-hint = $d_{ "{" }model{ "}" }^{ "{" }-0.5{ "}" } \cdot \min(step^{ "{" }-0.5{ "}" }, step \cdot warmup^{ "{" }-1.5{ "}" })$: which of the two is smaller here?
quiz-learning-rate-at-step-explanation = At step { $step } of { $warmup } warm-up steps the rate { $phase }, which gives { $right }.
quiz-learning-rate-at-step-rises = still rises in a line
quiz-learning-rate-at-step-falls = already falls with the root of the step
quiz-learning-rate-at-step-why-right = The smaller of the two branches, times $d_{ "{" }model{ "}" }^{ "{" }-0.5{ "}" }$.
quiz-learning-rate-at-step-why-falling = That is the branch that falls; before the end of the warm-up the other one is smaller.
quiz-learning-rate-at-step-why-rising = That is the line of the warm-up, which ended at step { $warmup }.
quiz-learning-rate-at-step-why-no-width = The factor $d_{ "{" }model{ "}" }^{ "{" }-0.5{ "}" }$ is missing.
quiz-learning-rate-at-step-why-peak = That is the peak, at step { $warmup }.
quiz-learning-rate-at-step-why-no-root = The width enters by its root, not in full.
