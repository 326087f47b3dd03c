# `"$@"` without arguments gives no word.
# outcome: exact
# stdout: "0\n"
# status: 0
count() { echo "$#"; }
f() { count "$@"; }
f
