# A backslash at the end of a line joins it with the next.
# outcome: exact
# stdout: "onetwo three\n"
# status: 0
echo one\
two \
three
