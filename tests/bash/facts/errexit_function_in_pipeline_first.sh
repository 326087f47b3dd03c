# A function that is the first element of a pipeline ends at its failure, and the script goes on.
# outcome: exact
# stdout: "one\nend\n"
# status: 0
exec 3>&1
set -e
f() { echo one >&3; false; echo two >&3; }
f | true
echo end
