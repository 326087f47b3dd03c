# A failing `&&` list in a function that is not last is harmless.
# outcome: exact
# stdout: "in\n"
# status: 0
set -e
f() { [[ a == b ]] && echo never; echo in; }
f
