# `${!x}` is the value of the variable whose name `x` holds.
# outcome: exact
# stdout: "value\n"
# status: 0
name=target
target=value
echo "${!name}"
