telegram-welcome = I am a coach for Transformer and NLP interviews. Ask me in your own words, in English or Chinese; the numbers and figures in my answers are computed, on your own parameters if you like.
telegram-welcome-group = I am a coach for Transformer and NLP interviews. Here I listen to commands, to replies to my messages and to @{ $name }. Begin with /quiz or /study, or ask: /ask why scale attention
telegram-text-only = I read text only. Ask me a question in words, or type /help.
telegram-private = That is for you alone.
telegram-private-told = I have told you in private.
telegram-in-group = It stands in the group now.
telegram-private-open = Continue in private
telegram-not-member = That belongs to a group in which you are no longer.
telegram-link-old = That link is too old. Type /help to see what I can do.
telegram-inline-open = Whole answer in private
telegram-inline-today = Question of the day: { $title }
telegram-inline-none = Not in my bank: ask in private
telegram-inline-more = Ask in private
telegram-short = Interview coach for Transformers and NLP: answers with computed numbers, quizzes, mock interviews.
telegram-description =
    Ask a Transformer or NLP interview question in your own words and get the answer an interviewer would be glad to hear, with formulas, figures and numbers computed when you ask.

    Quizzes and study rooms for groups, spaced review, and a mock interview that listens for the key points. In English and Chinese.
telegram-start = Begin here.
telegram-right-messages = send messages
telegram-right-photos = send photos
telegram-right-polls = send polls
telegram-right-files = send files
telegram-right-pin = pin messages
