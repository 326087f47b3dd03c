# One `trap` can name several signals.
# outcome: exact
# stdout: "end\nend\n"
# status: 1
trap 'echo end' ERR EXIT
false
