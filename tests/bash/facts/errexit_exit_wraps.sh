# `exit 257` ends with 1: a status is taken modulo 256.
# outcome: exact
# stdout: ""
# status: 1
exit 257
