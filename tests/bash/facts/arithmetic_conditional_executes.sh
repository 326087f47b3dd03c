# `[[ $x -gt 3 ]]` executes `a[$(cmd)]` in the value.
# outcome: possible
# disagrees: commands in a value that arithmetic evaluates are not seen
# stdout: "run\nbigger\n"
# status: 0
exec 3>&1
x='a[$(echo run >&3; echo 0)]'
a=(7)
[[ $x -gt 3 ]] && echo bigger
