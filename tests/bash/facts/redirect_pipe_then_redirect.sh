# A redirection of a pipeline's element acts after the pipe: `2>&1 | …` sends standard error into the pipe.
# outcome: possible
# stdout: "[err]\n"
# status: 0
f() { echo err >&2; }
f 2>&1 | while read -r line; do echo "[$line]"; done
