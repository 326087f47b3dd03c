# `! true` is never fatal itself.
# outcome: possible
# stdout: "end 1\n"
# status: 0
set -e
! true
echo "end $?"
