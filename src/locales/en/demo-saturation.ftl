demo-saturation-look = Compare the two bars of each key: the same scores of one query before and after the division by √{ $dk }.
demo-saturation-figure = Attention weights of one query, d_k = { $dk }
demo-saturation-axis = weight
demo-saturation-raw = unscaled
demo-saturation-scaled = divided by √d_k
demo-saturation-over = { $queries } queries, { $keys } keys
demo-saturation-mean-max = mean largest weight
demo-saturation-entropy = mean entropy (at most { $most })
demo-saturation-above = queries with a weight above 0.99
demo-saturation-conclusion = Over { $queries } queries with d_k = { $dk } the largest weight is { $raw } on average; scaled, { $scaled }. Without the scaling { $above } of the queries put more than 0.99 on one key, with it { $aboveScaled }.
demo-saturation-too-large = That draws more than { $max } numbers: with these keys and dk, queries may be { $most } at most.
