# `${#x}` of an unset variable is fatal under `set -u`.
# outcome: possible
# disagrees: `set -u` is looked at for plain expansions only
# stdout: "start\n"
# status: 1
set -u
unset x
echo start
echo "${#x}"
echo never
