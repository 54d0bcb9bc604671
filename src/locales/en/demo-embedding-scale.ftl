demo-embedding-scale-look = Compare the first bar with the last: { $vocab } word vectors drawn from N(0, 1/d_model) beside the position encoding that is added to them.
demo-embedding-scale-figure = Mean norm of the vectors, d_model = { $dModel }
demo-embedding-scale-norm = mean norm
demo-embedding-scale-word = word
demo-embedding-scale-scaled = word × √d_model
demo-embedding-scale-position = position
demo-embedding-scale-conclusion = A word vector has the norm { $word }, the position encoding { $position }: { $ratio } times as much. Multiplied by √{ $dModel } the word has { $scaled }, and the position is { $after } of it.
demo-embedding-scale-too-large = With dModel = { $dModel } the vocabulary may have { $most } words at most.
