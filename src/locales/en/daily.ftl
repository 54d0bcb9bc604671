ability-daily = A question every day at your hour: /daily set 09:00.
list-separator = {", "}

daily-heading = Question of the day
daily-title = Daily question
daily-preview = This is the next one; nobody has seen it yet.
daily-when = { $time }, { $zone }, { $days }
daily-run = { $first }–{ $last }
daily-every-day = every day
daily-up-to = up to { $level }
daily-silent = silent
daily-pin = pinned
daily-calls = calls a role
daily-set = Set: { $what }.
daily-next = The next one comes on { $moment }.
daily-now = Today’s question comes in a moment.
daily-today-sent = Today’s question is there already, or on its way.
daily-resumed = It goes on: { $what }.
daily-is-paused = It is paused. Its settings are kept.
daily-is-off = It is off. For three days it can be resumed as it was.
daily-is-suspended = It is suspended ({ $reason }). Its settings are kept; resume it when that is mended.
daily-none = There is no daily question here yet. Set one, for example:
daily-set-nine = Every day at 09:00
daily-pause = Pause
daily-resume = Resume
daily-end = End it
daily-show-preview = Preview
daily-show-status = Status
daily-send-now = Send today’s now
daily-admins = Only those who manage this group can change its daily question.
daily-not-on = It is not on. Resume it first: /daily resume.
daily-no-time = At which hour? For example: /daily set 09:00.
daily-step = /daily takes { $known }, not “{ $step }”.
daily-word = I don’t understand “{ $word }”. Did you mean { $nearest }? An hour, a zone, weekdays, topics, a level and a language can stand in any order.
daily-word-unknown = I don’t understand “{ $word }”. An hour, a zone, weekdays, topics, a level and a language can stand in any order: /daily set 9am Europe/Berlin weekdays.
daily-no-silent = Messages can’t be sent without a sound here.
daily-no-pin = I can’t pin messages here.
daily-no-calls = There are no roles to call here.

daily-day = { $date }: { $told }
daily-was-sent = sent at { $time }
daily-was-pending = on its way
daily-was-unsure = unsure
daily-was-skipped = skipped
daily-was-suspended = kept back
daily-unsure-means = Unsure: the connection broke while it was sent, so it may have arrived or not. It was not repeated; /daily now sends today’s again.
daily-reason-late = I was down for too long
daily-reason-paused = paused
daily-reason-off = it had been ended
daily-reason-suspended = suspended
daily-reason-blocked = I was blocked or removed
daily-reason-gone = the place is gone
daily-reason-nothing = there was no question for it
daily-reason-died = I was stopped while sending

daily-last = { $count ->
    [1] { $date }, “{ $short }”: one answer, { $percent } % right. It was { $answers }.
   *[other] { $date }, “{ $short }”: { $count } answers, { $percent } % right. It was { $answers }.
 }
daily-last-nobody = { $date }, “{ $short }”: nobody answered. It was { $answers }.
daily-last-right = { $date }, “{ $short }”: you were right.
daily-last-wrong = { $date }, “{ $short }”: it was { $answers }; it waits in your review.
daily-last-open = { $date }, “{ $short }”: you haven’t answered yet.
daily-row = { $name } ({ $days })
daily-rows = Days in a row: { $rows }.
daily-longest = Longest row: { $days } days.

daily-recap = The week
daily-recap-line = { $count ->
    [1] One answer, { $percent } % right.
   *[other] { $count } answers, { $percent } % right.
 }
daily-recap-figure = Answers of the week
daily-answers = answers
daily-right = right
daily-best = { $name } ({ $points })
daily-recap-best = Most points: { $rows }.

daily-suspended = Your daily question can’t be sent any more, so I have suspended it.
daily-suspended-in = The daily question of { $place } can’t be sent any more, so I have suspended it.
daily-missing = I lack these rights here: { $rights }.
daily-missing-there = I lack these rights there: { $rights }.
daily-refused = The platform says that I may not post there.
daily-resume-there = Everything is kept. When it is mended, type /daily resume there.
