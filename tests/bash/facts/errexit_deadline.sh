# A point in time that lies some seconds ahead is not 0, and neither is what is calculated from it.
# outcome: exact
# stdout: "on\n"
# status: 0
set -eu
wait=$BASHPID
((end = SECONDS + wait * 60))
((later = end + RANDOM, later))
deadline=$((SECONDS + 30))
((deadline))
let "last = $SECONDS + 1"
echo on
