# errexit is off in an `eval` that is a condition.
# outcome: exact
# stdout: "still\nyes\n"
# status: 0
set -e
if eval 'false; echo still'; then echo yes; fi
