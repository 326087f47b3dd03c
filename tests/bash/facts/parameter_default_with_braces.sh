# `${1:-{}}` ends at its first brace: the second is text behind the value.
# outcome: exact
# stdout: "{}\nx}\n"
# status: 0
f() { echo "${1:-{}}"; }
f
f x
