# `command -v` of a command that does not exist fails.
# outcome: possible
# stdout: "missing\n"
# status: 0
command -v no_such_command_here || echo missing
