# An ERR trap that $( ) inherits runs in there; where that is a word of a command nobody asks for its status.
# outcome: exact
# stdout: "got: trapped\nafter\n"
# status: 0
set -Eeuo pipefail
trap 'echo trapped; exit 3' ERR
echo "got: $(false; echo never)"
echo after
