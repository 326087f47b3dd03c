# `$(f 2>&1 >/dev/null)` gathers standard error only.
# outcome: exact
# stdout: "[err]\n"
# status: 0
f() { echo out; echo err >&2; }
x=$(f 2>&1 >/dev/null)
echo "[$x]"
