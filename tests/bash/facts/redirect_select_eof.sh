# `select` at the end of the input prints a newline on stdout.
# outcome: possible
# disagrees: `select` at the end of the input has turns all the same
# stdout: "\nend\n"
# status: 0
select x in a b; do echo "$x"; done </dev/null 2>/dev/null
echo end
