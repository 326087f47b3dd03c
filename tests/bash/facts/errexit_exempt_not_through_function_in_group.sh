# A function whose last command is a failing `&&` list is fatal in a group, too.
# outcome: exact
# stdout: ""
# status: 1
set -e
f() { [[ a == b ]] && echo never; }
{ f; }
echo end
