# With errtrace the ERR trap runs in a substitution, whose shell goes on, also after a failure that is rare.
# outcome: possible
# stdout: "inside\nend\n"
# status: 0
set -E
exec 3>&1
trap '(( BASH_SUBSHELL )) && echo inside >&3' ERR
x=$(awk 'BEGIN { exit 1 }'; echo on)
[[ -z $x ]] || echo end
