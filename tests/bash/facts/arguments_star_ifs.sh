# `"$*"` joins with the first character of IFS.
# outcome: exact
# disagrees: `"$*"` and `"${a[*]}"` are not one word joined with the first character of IFS
# stdout: "a-b-c\n"
# status: 0
f() { local IFS=-; echo "$*"; }
f a b c
