# `eval` expands a second time.
# outcome: exact
# stdout: "value\n"
# status: 0
name=target target=value
eval "echo \$$name"
