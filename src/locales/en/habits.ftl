ability-quiz = Quiz yourself, or the group: /quiz attention 5.
ability-review = Spaced repetition: review what is due today.
ability-study = Open a study room: timed rounds for the whole group.
ability-board = See the points of this group, by day, week, month, quarter or in all.
ability-stats = See your streak, your accuracy and what is due.
ability-bookmarks = Questions you have marked.
ability-settings = Language, time zone, level, names and more.
ability-link = Share one history between two platforms.
ability-report = Report something wrong in an answer.
ability-privacy = What I keep about you: have it as a file, or delete it.

quiz-heading = Question { $number } of { $of }
letter-separator = { ", " }
quiz-several = Several answers may be right.
quiz-confirm = Confirm
quiz-hint = Hint (half the points)
quiz-hint-is = Hint:
quiz-right = Right. { $points } points.
quiz-right-hinted = Right, with a hint. { $points } points.
quiz-wrong = Not quite: you picked { $letters }; the answer is { $answers }. It goes into your review.
quiz-why = Why? The whole answer
quiz-next = Next question
quiz-finish = Finish
quiz-picked = Picked so far: { $letters }. Confirm when you are done; press a letter again to take it back.
quiz-pick = Pick at least one letter first.
quiz-before = You have answered { $letters } already; the first answer counts.
quiz-count = { $count } answered.
quiz-result = { $correct } of { $total } right, { $points } points.
quiz-result-review = What you missed waits in your review.
quiz-again = Another round
quiz-review = Review what I missed
quiz-stats = My stats
quiz-gone = That quiz is no longer there. Type /quiz to start another.
quiz-not-yours = That quiz is somebody else’s. Type /quiz to start your own.
quiz-question-gone = That quiz has left my bank since it was asked; it counts for nobody. Type /quiz to go on.
quiz-closed = Too late: that round is over.
quiz-went-on = This quiz has gone on already: its next question stands below.
quiz-over = That quiz is finished. Type /quiz to start another.
quiz-none = I have no quiz for that yet. Type /topics to see the topics.

topic-all = all topics
study-room = Study room · { $topic }
study-opened = The room is open: “{ $title }”. Come in.
study-time = You have { $seconds } seconds. Press a letter; only you see what you picked.
study-time-several = You have { $seconds } seconds. Press the letters, then confirm; only you see what you picked.
study-skip = Skip
study-stop = Stop the room
study-answer = Right: { $letters }
study-board = Round { $round } of { $rounds }
study-answered = { $count } answered
study-taken = { $letters } it is. You’ll see how it went when the round ends.
study-hidden = Others don’t see your name.
study-show-name = Show my name here
study-skip-vote = Vote noted ({ $votes } so far). The round is skipped once more than half of the players want it.
study-parked = Nobody has answered for two rounds, so the room is parked. Go on whenever you like.
study-resume = Go on
study-podium = The room is over
study-podium-figure = Points in this room
study-winner = First place: { $name }, with { $points } points.
study-nobody = The room is over. Nobody answered this time.
study-pointless = The room is over. Nobody got a question right this time.
study-again = Another room
study-board-button = Board
study-step = /study takes { $known }, not “{ $step }”.
study-none = There is no study room here. Type /study start to open one.
study-already = There is a study room here already. Type /study stop to end it first.
study-running = The room is running already.
study-not-yours = Only the one who started the room, or an admin, can stop it.

review-counts = { $due } due, { $fresh } new today
review-think = Say the answer aloud, then look.
review-show = Show the answer
review-points = What an interviewer listens for:
review-again = Again
review-hard = Hard
review-good = Good
review-easy = Easy
review-whole = The whole answer
review-undo = Undo the last grade
review-undone = The last grade is undone.
review-nothing-undone = That grade can’t be undone any more.
review-graded = You have graded that card already.
review-start = Review
review-add = Add to review
review-added = “{ $short }” is in your review now.
review-known = “{ $short }” is in your review already.
review-done = All done: nothing is due.
review-none-missed = Nothing you missed is waiting.
review-soonest = The next card is due in { $interval }.
review-quiz = Quiz
review-remind = Remind me every evening
review-remind-off = No more reminders
review-reminder = { $count ->
    [1] One card is due.
   *[other] { $count } cards are due.
 }
review-mode = /review takes { $known }, not “{ $mode }”.
review-export-anki = { $count ->
    [1] One card for Anki: choose File → Import there, nothing else to set.
   *[other] { $count } cards for Anki: choose File → Import there, nothing else to set.
 }
review-export-csv = { $count ->
    [1] One question as CSV.
   *[other] { $count } questions as CSV.
 }

board-title = Board: { $period }
board-who = Who
board-points = Points
board-right = Right
board-mine = You are number { $rank } with { $points } points. Others don’t see your name.
board-empty = Nobody has earned points here yet. Type /quiz or /study start.
board-anonymous = People who deleted their data left { $points } points.
board-period = /board takes { $known }, not “{ $period }”.
period-day = today
period-week = this week
period-month = this month
period-season = this quarter
period-all = all time

stats-hidden = They keep their stats to themselves. People choose that with /settings names.
stats-other = { $name }: { $points } points here, { $correct } of { $answers } right, rank { $rank }.
stats-other-none = { $name } has no points here yet.
stats-title = Your stats
stats-streak = { $days ->
    [1] Streak: 1 day.
   *[other] Streak: { $days } days.
 }
stats-streak-open = { $days ->
    [0] No streak yet: answer one question today.
    [1] Streak: 1 day. Answer one today to keep it.
   *[other] Streak: { $days } days. Answer one today to keep it.
 }
stats-frozen = { $days ->
    [1] I was down on one of the days in between, so it doesn’t count.
   *[other] I was down on { $days } of the days in between, so they don’t count.
 }
stats-total = { $answers ->
    [1] One answer
   *[other] { $answers } answers
 }, { $correct } right, { $points ->
    [1] one point.
   *[other] { $points } points.
 }
stats-this-week = { $answers ->
    [1] This week: one answer.
   *[other] This week: { $answers } answers.
 }
stats-goal = Today: { $done } of { $goal }, your daily goal.
stats-reviews = Cards: { $cards }, due now: { $due }.
stats-calendar = Answers and reviews a day
stats-weekday = day
stats-week = week from
stats-accuracy = Right answers by topic
stats-accuracy-series = right
stats-forecast = Cards due in the next two weeks
stats-cards = cards
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

bookmarks-title = Your bookmarks ({ $count })
bookmarks-none = You have no bookmarks yet. Press “Bookmark” under an answer.
bookmarks-add = Bookmark
bookmarks-added = “{ $short }” is bookmarked.
bookmarks-remove = Remove it
bookmarks-removed = The bookmark is gone.
bookmarks-all = All bookmarks

report-button = Report a mistake
report-asks = What is wrong?
report-how = Type /report { $slug } and then what is wrong.
report-usage = Press “Report a mistake” under the answer. Or type /report, the name of the question and what is wrong, for example: /report scale-sqrt-dk the second formula lacks a root.
report-question = I don’t know the question “{ $question }”. The easy way is the button “Report a mistake” under its answer.
report-empty = Please say what is wrong.
report-sent = Thank you. The maintainers will read it; your name is not attached.

setting-examiner = who judges your answers in interviews: the built-in grader, or the language model of this host where there is one
setting-model-none = This host has no language model, so the built-in grader goes on judging. The choice is kept: if the host adds one, your answers are sent to it from then on.
setting-model-sends = From now on your answers in interviews are sent to the language model this host has chosen, without your name. Where it fails or its day’s budget is used up, the built-in grader judges. /settings examiner built-in ends it.
setting-theme = the colours of pictures in chats
setting-packs = the packs whose questions I know here, or all
settings-title = Your settings
settings-how = Change one with /settings name value, for example /settings zone Europe/Berlin; the value reset takes it back.
settings-group = Settings of this group
settings-group-how = Admins change them with /settings group name value, or for one channel or topic with /settings here name value.
settings-zone = Time zone
settings-names = Who sees my name
settings-names-where = Say it once in each group where your name may be shown: /settings names group.
settings-other = Another value
settings-asks = Which value shall { $name } have?
settings-type = Type { $line } and the value after it.
settings-button = All settings
setting-now = It is { $value }. It can be: { $allowed }.
setting-set = { $name } is { $value } now.
setting-set-group = { $name } is { $value } for this group now.
setting-set-here = { $name } is { $value } here now; the rest of the group keeps its own.
setting-unknown = There is no setting “{ $name }”. Did you mean { $nearest }?
setting-personal = { $name } is everybody’s own and can’t be set for a group.
setting-of-group = { $name } belongs to groups: /settings group { $name } value.
setting-admins = Only those who manage this group can change its settings.
setting-language = auto answers in the language you write in
setting-zone = the time zone, for days, streaks and reminders
setting-level = quizzes up to this level
setting-goal = how many answers and reviews a day you aim for
setting-names = where others may see your name: nowhere, group (the groups where you say so) or everywhere
setting-day-start = the hour at which your day begins
setting-retention = how sure you want to be of a card when it comes up again
setting-new-cards = new cards a day
setting-reminder = when to remind you, on days when cards are due
setting-share-words = whether the maintainers may read questions I misunderstood
setting-messages = classic if your app can’t show rich messages

link-offer = On the other platform, within { $minutes } minutes, type this:
link-warning = Both accounts then share one history, and it can’t be taken apart again. Don’t give the code to anybody.
link-done = Linked: your history, cards and settings are the same here and there.
link-wrong = That code is wrong or too old. Type /link on the other platform for a new one.
link-same = These two accounts are linked already.

privacy-title = What I keep about you
privacy-asks = Questions you ask: nothing, unless you have switched share-words on.
privacy-keeps = Quizzes, reviews, interviews, bookmarks and settings: what you answered and chose, under your account’s id.
privacy-names = Your name: only where you chose to show it.
privacy-rights = You can have all of it as a file, or delete it at once.
privacy-export = My data as a file
privacy-delete = Delete my data
privacy-exported = Everything I keep about you:
privacy-type = Type: { $phrase }
privacy-sure = This removes your history, cards, bookmarks and settings for good. To confirm, press the button and type the last words of this line, or type exactly:
privacy-removed = Done. Nothing of you is left; the points you earned in groups remain as a sum without a name.
privacy-step = /privacy takes { $known }, not “{ $step }”.
