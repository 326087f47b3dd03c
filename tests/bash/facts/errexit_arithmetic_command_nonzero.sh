# `((++n))` with n = 0 succeeds.
# outcome: exact
# stdout: "1\n"
# status: 0
set -e
n=0
((++n))
echo "$n"
