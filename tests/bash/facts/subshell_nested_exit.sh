# `exit` in a nested subshell ends that one.
# outcome: exact
# stdout: "inner 2\nouter 3\n"
# status: 0
( (exit 2); echo "inner $?"; exit 3 )
echo "outer $?"
