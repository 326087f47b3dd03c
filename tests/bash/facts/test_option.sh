# `-o` asks for an option of the shell.
# outcome: exact
# stdout: "on\n"
# status: 0
set -e
[[ -o errexit ]] && echo on
