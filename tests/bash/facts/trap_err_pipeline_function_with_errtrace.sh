# With `-E` the ERR trap fires in a function that is an element of a pipeline.
# outcome: exact
# disagrees: with `-E` the ERR trap is not inherited by subshells
# stdout: "err\nend\n"
# status: 0
set -E
trap 'echo err >&3' ERR
f() { false; true; }
{ f | true; } 3>&1
echo end
