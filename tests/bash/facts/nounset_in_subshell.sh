# In a subshell an unset variable ends only the subshell.
# outcome: possible
# stdout: "other\n"
# status: 0
set -u
(echo "$nothing"; echo never) || echo other
