figure-heatmap = Heatmap: { $title }.
figure-matrix = Matrix
figure-panel = { $title }: { $rows } rows by { $columns } columns; { $about }
figure-mask = row by row { $rows }.
figure-extremes = lowest { $low } at ({ $lowAt }), highest { $high } at ({ $highAt }).
figure-lines = Curves: { $title }; { $y } over { $x }.
figure-curve = { $name } goes from { $from } at { $fromX } to { $to } at { $toX }.
figure-curve-peak = { $name } goes from { $from } at { $fromX } to { $to } at { $toX }, highest { $peak } at { $peakX }.
figure-curve-empty = { $name } has no points.
figure-bars = { $count ->
    [1] Bars: { $title }, one group.
   *[other] Bars: { $title }, { $count } groups.
 }
figure-bar = { $category } { $value }
figure-bar-each = { $name }: { $values }.
figure-bar-series = { $name }: lowest { $low } ({ $lowAt }), highest { $high } ({ $highAt }).
figure-tokens = Tokens: { $title }.
figure-table = Table of { $count } rows.
