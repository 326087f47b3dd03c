# With `-E` the ERR trap also fires in `$( )`, and what it prints is gathered.
# outcome: exact
# stdout: "[err]\n"
# status: 0
set -eE
trap 'echo err' ERR
f() { local x=$(false); echo "[$x]"; }
f
