# A function on the left of `&&` runs with errexit off throughout.
# outcome: exact
# stdout: "still\ndone\n"
# status: 0
set -e
f() { false; echo still; }
f && echo done
