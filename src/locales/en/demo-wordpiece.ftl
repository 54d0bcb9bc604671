demo-wordpiece-look = Compare the columns: BPE would merge the pair with the highest count, WordPiece takes the one with the highest score, the count divided by the counts of both parts.
demo-wordpiece-figure = “{ $word }” by the longest match
demo-wordpiece-characters = characters
demo-wordpiece-pieces = pieces
demo-wordpiece-pair = pair
demo-wordpiece-count = count
demo-wordpiece-score = score
demo-wordpiece-first = The first merge is { $best } with score { $score }; the most frequent pair, { $frequent }, occurs { $count } times but scores only { $frequentScore }.
demo-wordpiece-first-same = The first merge is { $best } with score { $score }; here it is the most frequent pair too.
demo-wordpiece-conclusion = { $first } { $merges ->
    [1] After one merge
   *[other] After { $merges } merges
 } “{ $word }” becomes { $pieces }
