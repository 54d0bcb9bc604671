demo-qk-sharing-look = Look at the diagonal, and compare the two sides of it: with one matrix for queries and keys the picture is its own mirror image.
demo-qk-sharing-figure = Scores before the softmax
demo-qk-sharing-query = query
demo-qk-sharing-key = key
demo-qk-sharing-shared = shared, W_Q = W_K
demo-qk-sharing-separate = separate W_Q, W_K
demo-qk-sharing-asymmetry = largest difference of sᵢⱼ and sⱼᵢ
demo-qk-sharing-diagonal = mean weight on itself (even share { $even })
demo-qk-sharing-conclusion = With a shared matrix a token gives { $shared } of its attention to itself on average; with separate ones { $separate }, where an even share would be { $even }. Only with separate matrices can i look at j without j looking at i: the scores differ by up to { $asymmetry }.
