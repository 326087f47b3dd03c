# `$[ … ]` is the old form of `$(( … ))`.
# outcome: exact
# stdout: "3\n"
# status: 0
echo $[1 + 2]
