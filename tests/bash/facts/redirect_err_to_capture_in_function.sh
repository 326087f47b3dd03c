# `2>&1` of a call in a substitution gathers what the function writes to standard error.
# outcome: exact
# stdout: "[err] []\n"
# status: 0
f() { echo err >&2; }
x=$(f 2>&1) y=$(f 2>/dev/null)
echo "[$x] [$y]"
