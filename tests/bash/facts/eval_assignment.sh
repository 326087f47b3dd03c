# `eval` can assign to a variable whose name is computed.
# outcome: exact
# stdout: "value\n"
# status: 0
name=target
eval "$name=value"
echo "$target"
