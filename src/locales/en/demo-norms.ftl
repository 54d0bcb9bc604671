demo-norms-look = Compare the columns: LayerNorm brings every row (a token) to mean 0, BatchNorm every column (a feature over all tokens, padding included). Then sentence { $sentence } gets { $shift } added to all its numbers, and we look whether sentence 1 notices.
demo-norms-figure = One padded batch, normalised in two ways
demo-norms-feature = feature
demo-norms-token = { $sentence }.{ $token }
demo-norms-input = input
demo-norms-mean-over = one mean over
demo-norms-first = first token
demo-norms-over-features = the features of a token
demo-norms-over-batch = a feature of all tokens
demo-norms-conclusion = Changing sentence { $sentence } moves sentence 1 by { $layer } with LayerNorm and by { $batch } with BatchNorm.
demo-norms-lengths = lengths must name one length for each of the { $batch } sentences, not { $count }.
demo-norms-too-long = A sentence of { $longest } tokens does not fit into n = { $n }.
