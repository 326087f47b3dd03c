# A substitution in `${x:-…}` of an assignment counts.
# outcome: exact
# stdout: "start\n"
# status: 3
set -e
echo start
y=${x_unset:-$(exit 3)}
echo never
