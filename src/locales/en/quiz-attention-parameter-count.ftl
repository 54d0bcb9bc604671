quiz-attention-parameter-count-prompt = Multi-head attention with width { $dModel } and { $heads } heads of width { $headDim }, no biases: how many weights has the layer?
quiz-attention-parameter-count-hint = Count the projections of queries, keys and values of all heads, and what comes after the heads.
quiz-attention-parameter-count-explanation = Four matrices of { $dModel } × { $dModel } (queries, keys, values, output): { $right }, whatever the number of heads.
quiz-attention-parameter-count-why-right = $W^Q$, $W^K$, $W^V$ and $W^O$, each { $dModel } × { $dModel } over all heads.
quiz-attention-parameter-count-why-full-heads = That would be heads of full width; each is only { $headDim } wide.
quiz-attention-parameter-count-why-no-output = $W^O$ after the heads is missing.
quiz-attention-parameter-count-why-one-head = That is one head only.
quiz-attention-parameter-count-why-one-matrix = That is one of the four matrices.
