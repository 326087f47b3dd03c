# The status of a `case` is that of the last command of its branch.
# outcome: exact
# stdout: "3\n"
# status: 0
case a in a) (exit 3) ;; esac
echo "$?"
