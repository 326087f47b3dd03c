# `exec` in a function whose body is a subshell does not stay.
# outcome: exact
# stdout: "shown\n"
# status: 0
f() ( exec 1>&2; echo hidden )
f
echo shown
