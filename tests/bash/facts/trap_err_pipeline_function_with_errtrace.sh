# With `-E` the ERR trap fires in a function that is an element of a pipeline.
# outcome: exact
# stdout: "err\nend\n"
# status: 0
set -E
trap 'echo err >&3' ERR
f() { false; true; }
{ f | true; } 3>&1
echo end
