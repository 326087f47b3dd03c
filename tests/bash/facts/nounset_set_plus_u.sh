# `set +u` lets unset variables pass again.
# outcome: exact
# disagrees: TODO
# stdout: "[]\n"
# status: 0
set -u
set +u
unset x
echo "[$x]"
