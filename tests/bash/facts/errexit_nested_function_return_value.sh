# A function that returns another function's exempt failure is fatal at the outer call.
# outcome: exact
# stdout: ""
# status: 1
set -e
inner() { [[ a == b ]] && echo never; }
outer() { inner; echo never; }
outer
