# `${x+a}` is fine under `set -u`.
# outcome: exact
# disagrees: `${x:+a}` of a variable that may be unset always gives the alternative
# stdout: "[]\n"
# status: 0
set -u
unset x
echo "[${x+a}]"
