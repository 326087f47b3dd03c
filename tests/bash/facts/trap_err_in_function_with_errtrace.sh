# With `-E` the ERR trap runs inside functions, and again for the call.
# outcome: exact
# stdout: "err 1\nerr 2\nend\n"
# status: 0
set -E
trap 'echo "err $?"' ERR
f() { false; return 2; }
f
echo end
