# With `-E` the ERR trap fires in `< <( )`.
# outcome: exact
# stdout: "err\n"
# status: 0
set -E
trap 'echo err >&3' ERR
{ : < <(false); wait; } 3>&1
