demo-multi-head-look = Compare the same row across the panels: each of the { $heads } heads has its own projections to { $width } dimensions, so the same query looks at different keys.
demo-multi-head-look-one = Look at the single panel: one head with { $width } dimensions gives every query one set of weights.
demo-multi-head-figure = Attention weights of each head
demo-multi-head-head = head { $number }
demo-multi-head-query = query
demo-multi-head-key = key
demo-multi-head-column = head
demo-multi-head-strongest = query 1 looks most at key (weight)
demo-multi-head-rank = rank of QKᵀ
demo-multi-head-conclusion = In heads 1 to { $heads }, query 1 looks most at keys { $keys }; a single head could only mix what they find into one average. The scores of a head have rank { $rank }; more than min(n, d_k) = { $most } is impossible.
demo-multi-head-conclusion-one = With one head, query 1 has a single set of weights, so everything it asks for is mixed into one average. Its scores have rank { $rank }; more than min(n, d_k) = { $most } is impossible.
