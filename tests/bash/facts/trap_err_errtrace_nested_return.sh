# With `-E` and without errexit the ERR trap runs at each level that fails.
# outcome: exact
# stdout: "err\nerr\nend\n"
# status: 0
set -E
trap 'echo err' ERR
inner() { return 1; }
outer() { inner; }
outer
echo end
