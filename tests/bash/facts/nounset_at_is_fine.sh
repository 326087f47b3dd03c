# `"$@"` without arguments is fine under `set -u`.
# outcome: exact
# stdout: "0\n"
# status: 0
set -u
f() { for x in "$@"; do echo never; done; echo "$#"; }
f
