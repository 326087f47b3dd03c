# With errtrace the ERR trap runs in a substitution, whose shell goes on, also after a failure that is rare.
# outcome: possible
# stdout: "inside\non\n"
# status: 0
set -E
exec 3>&1
trap '(( BASH_SUBSHELL )) && echo inside >&3' ERR
x=$(date -d 'no date' 2>/dev/null; echo on)
echo "$x"
