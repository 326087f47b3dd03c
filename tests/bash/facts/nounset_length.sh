# `${#x}` of an unset variable is fatal under `set -u`.
# outcome: possible
# stdout: "start\n"
# status: 1
set -u
unset x
echo start
echo "${#x}"
echo never
