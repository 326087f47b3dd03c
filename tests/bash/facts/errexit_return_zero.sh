# `return 0` in a function whose commands failed before it succeeds in a condition.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
f() { false || return 0; }
f
echo end
