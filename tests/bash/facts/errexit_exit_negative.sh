# `exit -1` ends with 255.
# outcome: exact
# stdout: ""
# status: 255
exit -1
