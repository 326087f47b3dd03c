# `local -` restores the options when the function returns.
# outcome: exact
# stdout: "end\n"
# status: 0
f() { local -; set -e; true; }
f
false
echo end
