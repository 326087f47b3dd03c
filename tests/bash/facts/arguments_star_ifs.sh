# `"$*"` joins with the first character of IFS.
# outcome: exact
# disagrees: TODO
# stdout: "a-b-c\n"
# status: 0
f() { local IFS=-; echo "$*"; }
f a b c
