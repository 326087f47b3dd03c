# An array takes the status of its last substitution.
# outcome: exact
# stdout: "2 b\n"
# status: 0
set -e
a=("$(false)" "$(echo b)")
echo "${#a[@]} ${a[1]}"
