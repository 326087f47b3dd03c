# After an unset variable the EXIT trap sees status 1.
# outcome: possible
# stdout: "bye 1\n"
# status: 1
set -u
unset x
trap 'echo "bye $?"' EXIT
echo "$x"
