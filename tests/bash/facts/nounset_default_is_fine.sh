# `${x:-default}` of an unset variable is fine under `set -u`.
# outcome: possible
# stdout: "default\n"
# status: 0
set -u
echo "${nothing:-default}${nothing-}${nothing:+set}"
