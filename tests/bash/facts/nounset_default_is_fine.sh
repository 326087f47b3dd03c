# `${x:-default}` of an unset variable is fine under `set -u`.
# outcome: possible
# disagrees: `${x:+a}` of a variable that may be unset always gives the alternative
# stdout: "default\n"
# status: 0
set -u
echo "${nothing:-default}${nothing-}${nothing:+set}"
