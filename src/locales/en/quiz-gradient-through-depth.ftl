quiz-gradient-through-depth-prompt = Each of { $depth } layers has the derivative { $slope }, and a residual connection around it. What is the derivative of the output by the input?
quiz-gradient-through-depth-hint = What is the derivative of $x + F(x)$ for one layer?
quiz-gradient-through-depth-explanation = Every layer contributes the factor 1 + { $slope }, and { $factor } to the power of { $depth } is { $right }.
quiz-gradient-through-depth-why-right = { $factor } multiplied by itself { $depth } times.
quiz-gradient-through-depth-why-no-skips = That is the stack without residual connections.
quiz-gradient-through-depth-why-one-skip = That would be one connection around the whole stack; here each layer has its own.
quiz-gradient-through-depth-why-added = Those are only the first terms: paths through one layer. Paths through several are missing.
quiz-gradient-through-depth-why-identity = That is the path around all layers alone.
