demo-parallelism-look = Compare the two bars of each model: how many layer computations must wait for one another to train on a sentence of { $n } tokens, and to write it.
demo-parallelism-figure = Steps one after another, n = { $n }, { $layers } layers
demo-parallelism-steps = steps
demo-parallelism-training = training
demo-parallelism-decoding = decoding
demo-parallelism-model = model
demo-parallelism-training-steps = training steps
demo-parallelism-decoding-steps = decoding steps
demo-parallelism-macs = MACs to decode, d_model = { $dModel }
demo-parallelism-recurrent = recurrent
demo-parallelism-self-attention = self-attention
demo-parallelism-self-attention-with-cache = with KV cache
demo-parallelism-conclusion = In training, self-attention needs { $attention } steps whatever the length and the recurrent stack { $recurrent }; in decoding, all of them need { $decoding }, because a token must be there before the next begins. The cache saves work, not steps: { $projections } key and value rows a layer become { $projectionsCached }, and the multiply-adds fall by a factor of { $ratio }.
