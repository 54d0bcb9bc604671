demo-schedule-look = Look where the line turns: the rate rises evenly for { $warmup } steps and then falls with the root of the step.
demo-schedule-figure = Learning rate, d_model = { $dModel }
demo-schedule-step = step
demo-schedule-rate = learning rate
demo-schedule-peak = peak at { $step }
demo-schedule-conclusion = The peak is { $rate } at step { $step }; at step { $steps } the rate is { $last }.
demo-schedule-rising = After { $steps } steps the warm-up of { $warmup } is not over; the rate has reached { $last }.
