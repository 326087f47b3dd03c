# A `case` in which nothing matches succeeds.
# outcome: exact
# stdout: "0\n"
# status: 0
false
case x in a) echo never ;; esac
echo "$?"
