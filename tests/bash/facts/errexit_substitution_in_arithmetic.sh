# A substitution in arithmetic of an assignment counts, too.
# outcome: exact
# stdout: "start\n"
# status: 3
set -e
echo start
x=$(($(echo 1; exit 3) + 1))
echo never
