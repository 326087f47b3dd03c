# The text that is replaced is a pattern.
# outcome: exact
# stdout: "a#b##c\n"
# status: 0
x=a1b22c
echo "${x//[0-9]/#}"
