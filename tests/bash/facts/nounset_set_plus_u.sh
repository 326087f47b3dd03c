# `set +u` lets unset variables pass again.
# outcome: possible
# stdout: "[]\n"
# status: 0
set -u
set +u
unset x
echo "[$x]"
