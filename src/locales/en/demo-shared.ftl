demo-heads-divide = heads must divide dModel, since each head gets dModel / heads dimensions: { $dModel } / { $heads } is no whole number. With dModel = { $dModel }, heads can be { $options }.
demo-first-panels = { $title } (the first { $shown } of { $count })
