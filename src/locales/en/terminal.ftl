terminal-next = What next:
terminal-folded = Parts marked ▸ are folded: add --full to read them.
terminal-figure = Figure: { $path }
