# An unset positional parameter is fatal under `set -u`.
# outcome: possible
# stdout: ""
# status: 1
set -u
f() { echo "$1"; echo never; }
f
echo end
