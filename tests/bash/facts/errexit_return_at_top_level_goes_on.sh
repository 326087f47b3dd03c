# `return 1` at top level without errexit is an error, and the script goes on.
# outcome: exact
# stdout: "end 2\n"
# status: 0
return 1
echo "end $?"
