# `! true` as the last command of a function makes the call fatal.
# outcome: exact
# stdout: ""
# status: 1
set -e
f() { ! true; }
f
echo end
