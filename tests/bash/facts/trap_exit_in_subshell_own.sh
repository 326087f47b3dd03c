# A subshell runs an EXIT trap of its own.
# outcome: exact
# stdout: "in\nsub\nbody\n"
# status: 0
(trap 'echo sub' EXIT; echo in)
echo body
