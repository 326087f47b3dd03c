# With `-E` a failing assignment of a substitution fires the ERR trap in it and outside.
# outcome: exact
# stdout: "err\nerr\nend\n"
# status: 0
exec 3>&1
set -E
trap 'echo err >&3' ERR
x=$(false)
echo end
