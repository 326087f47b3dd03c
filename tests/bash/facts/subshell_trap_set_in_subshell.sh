# A trap that is set in a subshell does not stay.
# outcome: exact
# stdout: "sub\nbody\n"
# status: 0
(trap 'echo sub' EXIT)
echo body
