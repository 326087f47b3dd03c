# An unquoted variable in a pattern is a pattern, a quoted one is literal.
# outcome: exact
# stdout: "glob\n"
# status: 0
p='a*'
case abc in "$p") echo never ;; $p) echo glob ;; esac
