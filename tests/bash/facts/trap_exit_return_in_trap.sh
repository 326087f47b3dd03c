# `return` in a function of an EXIT trap does not change the status.
# outcome: exact
# stdout: "bye\n"
# status: 6
bye() { echo bye; return 4; }
trap bye EXIT
exit 6
