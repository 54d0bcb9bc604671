demo-bpe-look = Read downwards how “{ $word }” grows together: each row is the word after one more merge that touches it.
demo-bpe-none = No pair was merged, so “{ $word }” stays in characters.
demo-bpe-figure = How “{ $word }” is segmented
demo-bpe-start = characters
demo-bpe-after = after { $symbol }
demo-bpe-step = merge
demo-bpe-pair = pair
demo-bpe-count = count
demo-bpe-chinese = with a Chinese text
demo-bpe-conclusion = { $merges ->
    [0] Without a merge the text needs a vocabulary of { $symbols }.
    [1] After one merge the text needs a vocabulary of { $symbols }; it joined { $first } (count { $times }).
   *[other] After { $merges } merges the text needs a vocabulary of { $symbols }; the first one joined { $first } (count { $times }).
 } “{ $word }” becomes { $count ->
    [1] one piece
   *[other] { $count } pieces
 }: { $pieces }
