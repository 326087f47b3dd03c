# `||` does not help against an unset variable.
# outcome: possible
# stdout: ""
# status: 1
set -u
echo "$nothing" || echo other
echo end
