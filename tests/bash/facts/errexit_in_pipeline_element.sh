# errexit acts in each element of a pipeline.
# outcome: exact
# stdout: "end\n"
# status: 0
set -e
{ echo one >&3; false; echo two >&3; } 3>&1 | true
echo end
