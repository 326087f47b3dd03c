# `{ x=$(f 2>&1 1>&3); } 3>&1` gathers standard error and lets stdout through.
# outcome: exact
# stdout: "out\n[err]\n"
# status: 0
f() { echo out; echo err >&2; }
{ x=$(f 2>&1 1>&3); } 3>&1
echo "[$x]"
