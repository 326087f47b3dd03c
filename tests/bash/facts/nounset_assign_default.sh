# `${x:=d}` is fine under `set -u`.
# outcome: exact
# stdout: "d\n"
# status: 0
set -u
x=
: "${x:=d}"
echo "$x"
