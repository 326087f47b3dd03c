# A failure inside `eval` is fatal.
# outcome: exact
# stdout: "in\n"
# status: 1
set -e
eval 'echo in; false; echo never'
echo end
