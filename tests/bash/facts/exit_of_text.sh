# `exit` with what is no number ends with 2.
# outcome: exact
# stdout: ""
# status: 2
exit 1.5
