# A subshell on the left of `&&` ignores errexit.
# outcome: exact
# stdout: "still\ndone\n"
# status: 0
set -e
(false; echo still) && echo done
