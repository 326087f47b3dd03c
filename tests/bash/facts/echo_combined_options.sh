# `echo -ne` combines options.
# outcome: exact
# stdout: "a\n"
# status: 0
echo -ne 'a\n'
