# Without `-E` a failing command inside a function does not run the ERR trap, and errexit ends the script.
# outcome: exact
# stdout: ""
# status: 1
set -e
trap 'echo err' ERR
f() { false; echo never; }
f
