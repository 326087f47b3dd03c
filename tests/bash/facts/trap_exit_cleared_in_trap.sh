# An EXIT trap can clear itself and exit.
# outcome: exact
# stdout: "bye\n"
# status: 3
trap 'trap - EXIT; echo bye; exit 3' EXIT
exit 6
