demo-leak-look = Look left of position { $at }, the only token that is changed (positions are counted from 0): with the causal mask nothing moves there, without it every output moves.
demo-leak-figure = Change of each output when token { $at } changes
demo-leak-change = largest change
demo-leak-masked = causal mask
demo-leak-unmasked = no mask
demo-leak-rows = outputs that change
demo-leak-earlier = largest change before position { $at }
demo-leak-conclusion = With the mask the outputs { $masked } change and none before them (largest change there { $earlier }); without it the outputs { $unmasked } change, the earlier ones by up to { $earlierUnmasked }: they have seen what they are to predict. Computing one position after the other with a cache gives what the masked pass gives (largest difference { $difference }), so training in parallel is no approximation.
demo-leak-at = at must be from 1 to { $last } for n = { $n } (positions are counted from 0), not { $at }.
