# In a substitution an unset variable ends only the substitution.
# outcome: possible
# disagrees: TODO
# stdout: "other []\n"
# status: 0
set -u
x=$(echo "$nothing"; echo never) || echo "other [$x]"
