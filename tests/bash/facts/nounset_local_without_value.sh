# A local variable without a value counts as unset.
# outcome: possible
# stdout: "start\n"
# status: 1
set -u
f() { local x; echo "$x"; }
echo start
f
echo end
