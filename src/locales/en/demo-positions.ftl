demo-positions-look = Look along the diagonals: ALiBi’s bias and T5’s bucket depend on key minus query only, and RoPE’s score stays the same wherever the pair stands.
demo-positions-alibi-figure = Bias ALiBi adds to the scores, one panel a head
demo-positions-rope-figure = Score of one query and one key under RoPE, by their positions (query, key)
demo-positions-t5-figure = Bucket of T5’s bias for each pair
demo-positions-query = query
demo-positions-key = key
demo-positions-score = score q·k
demo-positions-unrotated = unturned
demo-positions-method = method
demo-positions-where = where it enters
demo-positions-learned = learned parameters (n = { $n }, heads = { $heads })
demo-positions-sinusoidal = sinusoidal
demo-positions-table = learned absolute
demo-positions-rpr = Shaw’s RPR, clip 16, a layer
demo-positions-t5 = T5 bias, 32 buckets
demo-positions-input = added to the input
demo-positions-keys = added to keys and values
demo-positions-scores = added to the scores
demo-positions-rotation = rotates q and k
demo-positions-slopes = ALiBi’s slopes with heads = { $heads }: { $slopes }.
demo-positions-conclusion = ALiBi’s first slope is { $first }: with equal scores the weight of a key falls to { $ratio } with every step back, and nothing is learned. Under RoPE the same query and key { $offset } apart score { $score } at every place (largest difference { $difference }), but { $opposite } the other way round: it knows distance and direction. T5 gives these { $n } positions { $used } of its { $buckets } buckets, one learned number a head for each.
demo-positions-odd = dModel must be even (RoPE turns pairs of dimensions), not { $dModel }.
demo-positions-large = heads can be at most { $most } with n = { $n }, not { $heads }.
