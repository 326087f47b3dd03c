# A substitution does not run the EXIT trap of its parent.
# outcome: exact
# stdout: "[in]\nbye\n"
# status: 0
trap 'echo bye' EXIT
x=$(echo in; exit 0)
echo "[$x]"
