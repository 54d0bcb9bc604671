demo-activations-look = Look left of zero: ReLU is flat there and passes no gradient, GELU and SiLU dip below zero and come back.
demo-activations-figure = Activations
demo-activations-conclusion = With inputs from N(0, 1), { $dead } of the ReLU units give exactly 0. The lowest GELU value on this grid is { $lowest }; the tanh form is at most { $apart } away from the exact one. A feed-forward layer with d_model = { $dModel } and d_ff = 4 d_model has { $parameters } parameters, whatever the activation.
