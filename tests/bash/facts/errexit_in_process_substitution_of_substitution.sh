# Where errexit is off, as in `$( )`, it is off in a process substitution.
# outcome: possible
# stdout: "goes on\nend\n"
# status: 0
set -e
exec 3>&1
x=$(: < <(false; echo 'goes on' >&3; exec 3>&-); wait $!)
echo "${x}end"
