# A failure in a branch of `if` is fatal.
# outcome: exact
# stdout: ""
# status: 1
set -e
if true; then false; echo never; fi
echo end
