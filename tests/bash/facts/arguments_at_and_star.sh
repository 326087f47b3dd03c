# `"$@"` keeps the arguments apart, `"$*"` joins them.
# outcome: exact
# stdout: "2\n1\n3\n"
# status: 0
count() { echo "$#"; }
f() { count "$@"; count "$*"; count $@; }
f 'a b' c
