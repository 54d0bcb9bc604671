demo-decoder-look = Compare the two figures: in self-attention nothing stands right of the diagonal, in cross-attention every one of the { $m } target positions may look at all { $n } source positions.
demo-decoder-figure-self = Self-attention weights of layer { $layer }
demo-decoder-figure-cross = Cross-attention weights of layer { $layer }
demo-decoder-target = target
demo-decoder-source = source
demo-decoder-head = head { $number }
demo-decoder-step = step of one layer
demo-decoder-shape = shape
demo-decoder-step-self-weights = self-attention weights of all heads, masked
demo-decoder-step-self-add-norm = self-attention, add the input, layer norm
demo-decoder-step-cross-weights = cross-attention weights of all heads
demo-decoder-step-cross-add-norm = cross-attention, add the input, layer norm
demo-decoder-step-hidden = feed-forward, hidden
demo-decoder-step-feed-forward-add-norm = feed-forward, add the input, layer norm
demo-decoder-conclusion = { $layers ->
    [1] The decoder layer has { $parameters } parameters; an encoder layer of this size has { $encoderParameters }:
   *[other] The { $layers } decoder layers have { $parameters } parameters; as many encoder layers of this size have { $encoderParameters }:
 } the cross-attention and its layer norm come on top. All positions at once and one after the other with a cache give the same output (largest difference { $difference }).
