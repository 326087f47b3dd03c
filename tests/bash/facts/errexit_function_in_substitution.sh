# A function that fails in the middle goes on in a substitution.
# outcome: exact
# stdout: "still\n"
# status: 0
set -e
f() { false; echo still; }
x=$(f)
echo "$x"
