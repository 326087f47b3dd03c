# A failure in a later turn ends the script under errexit.
# outcome: possible
# stdout: "a\nb\n"
# status: 1
set -e
for x in a b c; do echo "$x"; [[ $x != b ]]; done
echo never
