demo-rpr-look = Walk along a row of the index matrix: it counts up by one a key and stops at 0 and { $last }; from a distance of { $clip } on all keys of one side share a vector.
demo-rpr-look-zero = Look at the index matrix: with clip = 0 every pair gets the one vector there is.
demo-rpr-index = Which relative vector each pair gets
demo-rpr-weights = Attention weights with relative positions
demo-rpr-query = query
demo-rpr-key = key
demo-rpr-value = value
demo-rpr-vectors = vectors for keys, and as many for values
demo-rpr-parameters = their parameters
demo-rpr-pairs = pairs farther apart than { $clip }
demo-rpr-beyond = mean attention weight on keys farther than { $clip }
demo-rpr-change = largest change of a weight by these vectors
demo-rpr-split = difference to q·kᵀ + q·aᵀ in two products
demo-rpr-conclusion = With clip = { $clip } there are { $vectors } vectors for keys and { $vectors } for values, and the sign of j − i tells left from right. Clipping does not narrow the attention: { $beyond } of the weight still goes to keys farther than { $clip }, which only share the outermost vector of their side. No tensor [n, n, d] is needed: two products give the same scores (largest difference { $difference }).
demo-rpr-conclusion-unclipped = With clip = { $clip } there are { $vectors } vectors for keys and { $vectors } for values, and the sign of j − i tells left from right. With n = { $n } no pair is farther apart than { $clip }, so nothing is clipped and each offset has a vector of its own. No tensor [n, n, d] is needed: two products give the same scores (largest difference { $difference }).
demo-rpr-conclusion-zero = With clip = 0 all pairs share one vector. It adds the same number to every score of a row, which softmax does not see: no weight changes by more than { $change }. Order is as invisible as without any positions, and in the paper’s ablation k = 0 scores 12.5 BLEU, like a model without positions.
