# An unset variable in a condition ends the script, too.
# outcome: possible
# stdout: ""
# status: 1
set -u
if [[ $nothing == a ]]; then echo never; fi
echo end
