# An unset variable behind `${!x}` is fatal under `set -u`.
# outcome: possible
# stdout: "start\n"
# status: 1
set -u
name=nothing
echo start
echo "${!name}"
echo never
