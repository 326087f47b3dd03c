# `exit` takes decimal numbers with zeros and a sign before them.
# outcome: exact
# stdout: ""
# status: 8
exit +008
