# `set -- "$@" more` appends.
# outcome: exact
# stdout: "a b\n"
# status: 0
set -- a
set -- "$@" b
echo "$*"
