parameter-integer = { $name } must be a whole number from { $min } to { $max }, not “{ $typed }”.
parameter-number = { $name } must be a number from { $min } to { $max }, not “{ $typed }”.
parameter-count = { $name } takes 1 to { $max } whole numbers separated by commas, for example 5,3.
parameter-choice = { $name } must be one of: { $options }.
parameter-text = { $name } takes a text of 1 to { $max } characters; yours has { $length }.
parameter-unknown = The demo { $demo } has no parameter “{ $name }”. It takes: { $known }.
