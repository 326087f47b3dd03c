# `echo -ne` combines options.
# outcome: exact
# disagrees: `echo -e` prints escapes as they are
# stdout: "a\n"
# status: 0
echo -ne 'a\n'
