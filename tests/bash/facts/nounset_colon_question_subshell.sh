# `( : "${x:?}" ) || …` works.
# outcome: possible
# stdout: "other\nend\n"
# status: 0
( : "${x:?}" ) || echo other
echo end
