# An unset variable behind `${!x}` is fatal under `set -u`.
# outcome: possible
# disagrees: `set -u` is looked at for plain expansions only
# stdout: "start\n"
# status: 1
set -u
name=nothing
echo start
echo "${!name}"
echo never
