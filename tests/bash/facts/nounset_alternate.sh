# `${x+a}` is fine under `set -u`.
# outcome: possible
# stdout: "[]\n"
# status: 0
set -u
unset x
echo "[${x+a}]"
