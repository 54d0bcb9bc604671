demo-masks-look = Look at where the { $kind } mask puts its zeros, and that the weights are nothing there: { $hidden } of { $cells } cells are hidden, filled with { $fill } before the softmax.
demo-masks-kind-padding = padding
demo-masks-kind-causal = causal
demo-masks-kind-both = padding and causal
demo-masks-panel = { $title }, length { $length }
demo-masks-mask = mask
demo-masks-weights = weights
demo-masks-query = query
demo-masks-key = key
demo-masks-figure-mask = Who may look at whom (1 = may)
demo-masks-figure-weights = Attention weights after filling with { $fill }
demo-masks-fully = A query that may look at nothing, for each filler: with −∞ the softmax is 0/0, with a finite filler it shares its weight among the very keys it must not see.
demo-masks-filler = filler
demo-masks-weight = weight on each key
demo-masks-conclusion = The largest weight on a hidden cell is { $most }.
