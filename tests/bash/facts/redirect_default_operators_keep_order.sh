# `>&2 2>/dev/null` leaves stdout on the old standard error, and not on /dev/null.
# outcome: exact
# stdout: "[out]\n"
# status: 0
f() { echo out; echo err >&2; }
x=$( { f >&2 2>/dev/null; } 2>&1 )
echo "[$x]"
