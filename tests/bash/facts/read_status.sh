# `read` succeeds when there is a line.
# outcome: exact
# stdout: "yes\n"
# status: 0
if read -r x <<<text; then echo yes; fi
