# What an element of a pipeline writes to standard error does not reach the next one.
# outcome: possible
# stdout: "end\n"
# status: 0
f() { echo err >&2; }
f | while read -r line; do echo "[$line]"; done
echo end
