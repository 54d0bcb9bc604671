demo-attention-look = Read each row as one query’s weights over all keys: a row sums to 1. Queries, keys and values are random here (d_k = { $dk }); a trained model learns the projections that make them.
demo-attention-figure = Attention weights, softmax(q·k / √{ $dk })
demo-attention-query = query
demo-attention-key = key
demo-attention-most = looks most at
demo-attention-weight = with weight
demo-attention-entropy = entropy
demo-attention-conclusion-none = The sharpest query is “{ $query }”: it gives { $weight } of its weight to “{ $key }”, where an even share would be { $even }. The output of each position is the sum of all value vectors with these weights.
demo-attention-conclusion-causal = No query gives any weight to a later position. The sharpest one after the first is “{ $query }”, which gives { $weight } of its weight to “{ $key }”.
demo-attention-too-many = tokens has { $count } tokens; this demo takes { $max } at most.
