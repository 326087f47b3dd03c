# `|&` sends standard error into the pipe as well.
# outcome: possible
# stdout: "[err]\n"
# status: 0
f() { echo err >&2; }
f |& while read -r line; do echo "[$line]"; done
