# pipefail is inherited by substitutions.
# outcome: exact
# stdout: "start\n"
# status: 1
set -eo pipefail
echo start
x=$(false | echo text)
echo never
