# `((n++)) || true` is harmless.
# outcome: exact
# stdout: "1\n"
# status: 0
set -e
n=0
((n++)) || true
echo "$n"
