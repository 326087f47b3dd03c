# A subshell in a condition ignores errexit, even one that is set in it.
# outcome: exact
# stdout: "still\nyes\n"
# status: 0
if (set -e; false; echo still); then echo yes; fi
