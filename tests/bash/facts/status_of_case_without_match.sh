# A `case` without a match has status 0.
# outcome: exact
# stdout: "0\n"
# status: 0
(exit 3)
case x in y) ;; esac
echo "$?"
