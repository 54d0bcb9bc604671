quiz-alibi-penalty-prompt = ALiBi with { $heads } heads. By how much does head { $head } lower the score of a key that stands { $distance } positions back?
quiz-alibi-penalty-hint = The slope of head $h$ of $n$ is $2^{"{"}-8h/n{"}"}$.
quiz-alibi-penalty-explanation = The slope is 2 to the power of −{ $exponent }, so { $slope }, and { $slope } · { $distance } = { $right }.
quiz-alibi-penalty-why-right = Slope times distance.
quiz-alibi-penalty-why-no-distance = That is the slope, the penalty for one position.
quiz-alibi-penalty-why-head-before = Heads are counted from 1: the first is not left without a penalty, its slope is already below 1.
quiz-alibi-penalty-why-no-eight = The exponent has an 8 in it: the slopes run down to 1/256.
quiz-alibi-penalty-why-no-slope = Every head has a slope below 1.
quiz-alibi-penalty-why-divided = The penalty grows with the distance.
