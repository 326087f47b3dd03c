# With functrace a function inherits the RETURN trap.
# outcome: exact
# stdout: "return\nend\n"
# status: 0
set -T
trap 'echo return' RETURN
f() { :; }
f
trap - RETURN
echo end
