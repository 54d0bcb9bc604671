demo-pe-distance-look = Follow the curves to both sides of offset 0: the plain one is symmetric and highest in the middle, the one behind random projections is neither, the rotated one has its peak on one side.
demo-pe-distance-figure = Dot product of two position encodings by offset, d_model = { $dModel }
demo-pe-distance-offset = offset k
demo-pe-distance-product = dot product
demo-pe-distance-plain = plain
demo-pe-distance-projected = random W_q, W_k
demo-pe-distance-rotated = rotation by { $offset }
demo-pe-distance-zero = at k = 0
demo-pe-distance-peak = highest at k
demo-pe-distance-asymmetry = largest |v(k) − v(−k)|
demo-pe-distance-spearman = rank correlation with distance
demo-pe-distance-conclusion = With d_model = { $dModel } and offsets up to { $span }, the product of plain encodings follows the distance (rank correlation { $plain }) but tells no direction; behind these random W_q and W_k the correlation is { $projected }. The information is not destroyed: the same projections set to a rotation by { $offset } peak at { $peak }, with a direction, so a model can learn it; it only is not given for free. { $monotone }
demo-pe-distance-rising = The plain curve is not monotone either: it first rises at k = { $rise }.
demo-pe-distance-falling = The plain curve falls at each of the first { $searched } offsets.
demo-pe-distance-odd = dModel must be even (sine and cosine come in pairs), not { $dModel }.
