demo-head-cost-look = Look at the flat line: with d_model / h dimensions a head, the number of heads changes neither the parameters nor the multiply-adds of the scores.
demo-head-cost-figure = Parameters of one attention layer, d_model = { $dModel }
demo-head-cost-heads = heads h
demo-head-cost-width = width of a head
demo-head-cost-parameters = parameters
demo-head-cost-parameters-full = parameters at full width
demo-head-cost-macs = MACs of QKᵀ, n = { $n }
demo-head-cost-full = every head keeps d_model
demo-head-cost-split = every head gets d_model / h
demo-head-cost-conclusion = The four projections have { $parameters } parameters for every h. { $heads ->
    [1] One head keeps all { $dModel } dimensions; try more of them.
   *[other] Had the { $heads } heads kept all { $dModel } dimensions, it would be { $full }: { $heads } times as many.
 }
