quiz-running-mean-prompt = BatchNorm in PyTorch, momentum { $momentum }: the running mean of a feature is { $old }, the batch has mean { $now }. What is the running mean afterwards?
quiz-running-mean-hint = In PyTorch the momentum is the share of the new batch.
quiz-running-mean-explanation = (1 − { $momentum }) · { $old } + { $momentum } · { $now } = { $right }; this number is what test time uses.
quiz-running-mean-why-right = The new batch counts { $momentum }, the past the rest.
quiz-running-mean-why-reversed = That is the convention of other libraries, where momentum is the share of the past.
quiz-running-mean-why-batch = That is the mean the batch itself is normalised with.
quiz-running-mean-why-middle = Old and new don’t count the same.
quiz-running-mean-why-added = The old mean has to give way by the same share.
