# An assignment in `$(( ))` changes the variable.
# outcome: exact
# stdout: "4 4\n"
# status: 0
echo $((n = 4)) $n
