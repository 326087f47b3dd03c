# A loop over a long range has a turn: what it sets is set behind it.
# outcome: possible
# stdout: "set\n"
# status: 0
set -u
for try in {1..30}; do state=$(date); ((try < 3)) || break; done
[[ -n $state ]] && echo set
