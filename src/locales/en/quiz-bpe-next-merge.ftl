quiz-bpe-next-merge-prompt = A corpus holds { $corpus }; every word ends in `</w>`. Which pair does BPE merge first?
quiz-bpe-next-merge-hint = Count every neighbouring pair, as often as its word stands in the corpus.
quiz-bpe-next-merge-explanation = BPE merges the most frequent neighbouring pair: `{ $right }`, { $count } times.
quiz-bpe-next-merge-why-right = It occurs { $count } times, more often than any other pair.
quiz-bpe-next-merge-why-likelihood = That is what WordPiece would weigh highest: frequent beside each other, rare apart. BPE only counts.
quiz-bpe-next-merge-why-rarer = It is frequent, but not the most frequent pair.
quiz-bpe-next-merge-why-rare = It is one of the rarest pairs here.
