demo-dot-vs-additive-look = Look at which line rises: the plain dot product spreads with √d_k, the scaled one and the additive one keep their spread.
demo-dot-vs-additive-figure = Standard deviation of the scores by d_k
demo-dot-vs-additive-std = standard deviation
demo-dot-vs-additive-dot = q·k
demo-dot-vs-additive-scaled = q·k / √d_k
demo-dot-vs-additive-additive = additive
demo-dot-vs-additive-costs = What scoring costs for n = { $n } and { $heads } heads (additive: hidden width d_k, float32):
demo-dot-vs-additive-macs-dot = MACs, dot
demo-dot-vs-additive-macs-additive = MACs, additive
demo-dot-vs-additive-bytes-dot = memory, dot
demo-dot-vs-additive-bytes-additive = memory, additive
demo-dot-vs-additive-conclusion = With d_k = { $dk } the scores spread by { $dot } as plain dot products, by { $scaled } scaled and by { $additive } additive. The additive ones go through { $additiveBytes } of tanh values, the dot products fill { $dotBytes }.
demo-dot-vs-additive-too-wide = dk = { $total } in all is too much for one demo: the values of dk may add up to { $max } at most.
