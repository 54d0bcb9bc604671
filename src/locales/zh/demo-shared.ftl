demo-heads-divide = heads 必须能整除 dModel，因为每个头分到 dModel / heads 维：{ $dModel } 不能被 { $heads } 整除。dModel = { $dModel } 时，heads 可取 { $options }。
demo-first-panels = { $title }（{ $count } 个中的前 { $shown } 个）
