# An ERR trap that a failure in `{ …; } >&2` triggers writes to standard error.
# outcome: exact
# stdout: "end\n"
# status: 0
trap 'echo hidden' ERR
{ false; } >&2
echo end
