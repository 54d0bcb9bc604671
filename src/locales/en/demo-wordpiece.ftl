demo-wordpiece-look = Compare the columns: BPE would merge the pair with the highest count, WordPiece takes the one with the highest score, the count divided by the counts of both parts.
demo-wordpiece-figure = "{ $word }" by the longest match
demo-wordpiece-characters = characters
demo-wordpiece-pieces = pieces
demo-wordpiece-pair = pair
demo-wordpiece-count = count
demo-wordpiece-score = score
demo-wordpiece-conclusion = The first merge is { $best } with score { $score }; the most frequent pair, { $frequent }, stands there { $count } times but scores only { $frequentScore }. After { $merges } merges “{ $word }” becomes { $pieces }
