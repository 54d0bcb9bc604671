quiz-rpr-index-prompt = Rows of the table are numbered 0 to $2k$ by $\operatorname{ "{" }clip{ "}" }(j - i, -k, k) + k$, with $k = { $clip }$. Which row does the query at { $i } use for the key at { $j }?
quiz-rpr-index-hint = First the offset, then the clipping, then the shift.
quiz-rpr-index-explanation = The offset { $j } − { $i } = { $offset } lies beyond the clipping distance { $clip }, so the outermost row of that side is used: { $right }.
quiz-rpr-index-why-right = Offset { $offset }, clipped, then shifted by { $clip }.
quiz-rpr-index-why-reversed = Key minus query, not query minus key: that is the other side.
quiz-rpr-index-why-unclipped = Clip the offset first; there is no such row in a small table.
quiz-rpr-index-why-unshifted = The clipped offset still has to be shifted by { $clip } to be a row.
quiz-rpr-index-why-zero = That is the row of a token and itself.
