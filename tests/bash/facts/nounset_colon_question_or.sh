# `||` does not help against `${x:?}`.
# outcome: possible
# stdout: ""
# status: 1
: "${x:?}" || echo other
echo end
