demo-sinusoid-look = Read a row as one position’s code: the left dimensions turn quickly from row to row, the right ones hardly move.
demo-sinusoid-figure = Sinusoidal encoding, d_model = { $dModel }
demo-sinusoid-waves = Three of its dimensions along the positions
demo-sinusoid-position = position
demo-sinusoid-dimension = dimension
demo-sinusoid-dim = dimension { $dimension }
demo-sinusoid-pair = dimensions
demo-sinusoid-wavelength = wavelength in positions
demo-sinusoid-conclusion = With d_model = { $dModel } the wavelengths run from { $shortest } to { $longest } positions, and every position’s code has the same squared norm, { $norm }.
demo-sinusoid-odd = dModel must be even (sine and cosine come in pairs), not { $dModel }.
