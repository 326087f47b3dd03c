# `if ! f` runs `f` with errexit off and negates it.
# outcome: exact
# stdout: "still\nother 0\n"
# status: 0
set -e
f() { false; echo still; return 2; }
if ! f; then echo "other $?"; fi
