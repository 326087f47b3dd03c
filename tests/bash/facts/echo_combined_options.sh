# `echo -ne` combines options.
# outcome: exact
# disagrees: TODO
# stdout: "a\n"
# status: 0
echo -ne 'a\n'
