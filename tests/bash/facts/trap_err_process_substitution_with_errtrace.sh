# With `-E` the ERR trap fires in `< <( )`.
# outcome: exact
# disagrees: with `-E` the ERR trap is not inherited by subshells
# stdout: "err\n"
# status: 0
set -E
trap 'echo err >&3' ERR
{ : < <(false); wait; } 3>&1
