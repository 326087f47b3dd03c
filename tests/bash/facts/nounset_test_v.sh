# `[[ -v x ]]` is fine under `set -u`.
# outcome: possible
# stdout: "unset\n"
# status: 0
set -u
unset x
[[ -v x ]] || echo unset
