# `"$*"` joins with the first character of IFS.
# outcome: exact
# stdout: "a-b-c\n"
# status: 0
f() { local IFS=-; echo "$*"; }
f a b c
