# `shift` beyond the last argument fails and drops nothing.
# outcome: exact
# stdout: "failed 1\n"
# status: 0
set -- a
shift 2 || echo "failed $#"
