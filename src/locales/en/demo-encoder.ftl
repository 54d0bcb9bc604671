demo-encoder-look = Look at the shapes: { $n } vectors of width { $dModel } go in, and after every layer { $n } vectors of width { $dModel } come out.
demo-encoder-figure = Into the first layer, out of the last
demo-encoder-figure-attention = Attention weights of layer { $layer }
demo-encoder-position = position
demo-encoder-dimension = dimension
demo-encoder-input = input
demo-encoder-output = output
demo-encoder-query = query
demo-encoder-key = key
demo-encoder-head = head { $number }
demo-encoder-step = step of one layer
demo-encoder-shape = shape
demo-encoder-step-attention-weights = attention weights of all heads
demo-encoder-step-self-attention = self-attention
demo-encoder-step-add-norm = add the input, layer norm
demo-encoder-step-hidden = feed-forward, hidden
demo-encoder-step-feed-forward = feed-forward
demo-encoder-conclusion = { $layers ->
    [1] The layer has { $parameters } parameters.
   *[other] The { $layers } layers have { $parameters } parameters, none of them shared.
 } Reversing the { $n } inputs only reverses the outputs (largest difference { $difference }): without position encodings the encoder does not know the order.
