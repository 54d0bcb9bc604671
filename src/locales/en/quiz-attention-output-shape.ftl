quiz-attention-output-shape-prompt = One head gets `Q [{ $n }, { $dk }]`, `K [{ $m }, { $dk }]` and `V [{ $m }, { $dv }]`. What is the shape of its output?
quiz-attention-output-shape-hint = Every query gets one mixture of value vectors.
quiz-attention-output-shape-explanation = The weights are [{ $n }, { $m }]; times V [{ $m }, { $dv }] this gives { $right }: one row a query, as wide as a value.
quiz-attention-output-shape-why-right = One row a query, as wide as a value.
quiz-attention-output-shape-why-weights = That is the matrix of weights, before it meets the values.
quiz-attention-output-shape-why-keys = The keys and values are summed over; their number is gone.
quiz-attention-output-shape-why-width = The rows are mixtures of values, so they are as wide as $V$, not as $K$.
quiz-attention-output-shape-why-turned = Queries are rows; nothing transposes the output.
