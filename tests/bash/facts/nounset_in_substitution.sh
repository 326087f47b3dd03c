# In a substitution an unset variable ends only the substitution.
# outcome: possible
# disagrees: a variable whose substitution failed holds what it holds after success
# stdout: "other []\n"
# status: 0
set -u
x=$(echo "$nothing"; echo never) || echo "other [$x]"
