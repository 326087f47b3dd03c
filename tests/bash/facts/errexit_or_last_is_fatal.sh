# A failure of the last command of an `||` list is fatal.
# outcome: exact
# stdout: ""
# status: 1
set -e
false || false
echo end
