# A DEBUG trap runs before the command's own redirections apply.
# outcome: exact
# disagrees: DEBUG traps do not run
# stdout: "debug\ndebug\n"
# status: 0
trap 'echo debug' DEBUG
: >/dev/null
trap - DEBUG
