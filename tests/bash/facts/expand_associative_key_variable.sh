# The key of an associative array can be in a variable.
# outcome: exact
# stdout: "1\n"
# status: 0
declare -A m=([one]=1)
k=one
echo "${m[$k]}"
