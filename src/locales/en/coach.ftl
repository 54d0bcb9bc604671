internal-error = That went wrong on my side. The error id is { $id }; please tell whoever runs this coach.
text-too-long = Your message has { $length } characters; I read up to { $max }. Please shorten it.
command-unknown = I don’t know /{ $name }. Did you mean /{ $nearest }?
option-missing = /{ $ability } needs the option “{ $option }”. Type /help to see how it is used.
option-left-over = /{ $ability } doesn’t take “{ $rest }”. Type /help to see how it is used.
pairs-malformed = I can’t read “{ $rest }”. Write parameters as name:value, for example dk:512, and put texts in quotes.

ability-ask = Ask in your own words and get the answer with computed numbers.
ability-topics = Browse the questions by topic.
ability-demo = Run a computation on your own parameters, for example /demo variance dk:512.
ability-help = Show what I can do.

help-intro = Type a question about Transformers or NLP in English or Chinese, or use a command:

ask-empty = Please ask with words, for example: why scale attention?
ask-asks = What would you like to ask?
ask-not-in-bank = That isn’t in my question bank, so I won’t guess an answer.
ask-nearest = The nearest I have:
ask-try-topics = Have a look at the topics I know.
ask-topics = All topics
ask-introduction = I’m a coach for Transformer and NLP interviews. Ask me such a question in your own words, or begin here:
ask-interview = Mock interview
ask-help = What I can do
ask-next = Next: { $short }
ask-or-meant = Or did you mean: { $short }

answer-depth = Derivation and details
answer-misconceptions = What people get wrong
answer-follow-ups = Follow-up questions
answer-sources = Sources
answer-claim = One hears:

topics-all = I have { $count } questions. Pick a topic:
topic-unknown = There is no topic “{ $topic }”. The topics are: { $known }.

demo-list = Every demo computes on the parameters you give, for example /demo variance dk:512.
demo-unknown = There is no demo “{ $name }”. Did you mean { $nearest }? Type /demo to see them all.
demo-reproduce = Reproduce it in Python
demo-numbers = The numbers, and how to reproduce them
demo-numbers-of = { $demo }: the numbers, and how to reproduce them
demo-seed = Drawn with seed { $seed }; the same seed gives the same numbers.
demo-try = Try { $label }
demo-try-of = Try { $label } ({ $demo })
demo-again = Draw again

button-unknown = That button belongs to a version of me that is no more. Type /help to see what I can do.
group-only = /{ $ability } is for groups: use it where others take part too.
setting-wrong = “{ $typed }” doesn’t fit the setting { $name }. It can be: { $allowed }.

ask-miss = Not what I meant
ask-miss-noted = Thank you; it is noted, as a hash and without your name.
ask-miss-these = Perhaps it is one of these, or try other words:
ask-miss-else = Try other words, or look through the topics.
ask-miss-share = If the maintainers may read the words of such questions, type /settings share-words yes.
question-gone = That question is no longer in my bank. Type /topics to see what there is.
number-wrong = { $name } is a whole number from { $low } to { $high }, not “{ $typed }”.
someone = someone { $number }
someone-unnamed = someone
level-core = core
level-advanced = advanced
level-expert = expert

interval-minute = { $count } min
interval-hour = { $count } h
interval-day = { $count } d
interval-month = { $count } mo
interval-year = { $count } y
rights-missing = I lack rights here: { $rights }. Somebody who manages this place can give them to me.
rights-unknown = I am not allowed to write here. Somebody who manages this place can let me.
