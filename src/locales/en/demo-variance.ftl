demo-variance-look = Look at the distance between the two lines: { $n } query and { $n } key vectors are drawn with independent N(0, 1) components, and every query is multiplied with every key.
demo-variance-figure = Variance of the dot product by d_k
demo-variance-axis = variance
demo-variance-raw = q·k
demo-variance-scaled = q·k / √d_k
demo-variance-measured = measured
demo-variance-expected = expected
demo-variance-conclusion = With d_k = { $dk } the measured variance of q·k is { $variance }; divided by √d_k it is { $scaled }.
demo-variance-too-large = n = { $n } with dk = { $dk } is too much work for one demo: with this dk, n may be { $most } at most.
