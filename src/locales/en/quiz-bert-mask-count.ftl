quiz-bert-mask-count-prompt = BERT is trained on { $n } tokens. How many of them are replaced by `[MASK]`, on average?
quiz-bert-mask-count-hint = First the share that is picked, then what becomes of the picked ones.
quiz-bert-mask-count-explanation = 15 % of { $n } are picked, { $picked }; 80 % of these become [MASK]: { $right }.
quiz-bert-mask-count-why-right = 15 % are picked, and 80 % of the picked become `[MASK]`.
quiz-bert-mask-count-why-picked = That many are predicted, but a tenth of them is replaced by a random token and a tenth stays.
quiz-bert-mask-count-why-of-all = 80 % is the share of the picked tokens, not of all.
quiz-bert-mask-count-why-random = That many are replaced by a random token.
quiz-bert-mask-count-why-changed = That counts those with a random token, too.
