# `case` takes the first pattern that matches.
# outcome: exact
# stdout: "two\n"
# status: 0
case b in a) echo one ;; b) echo two ;; b) echo never ;; *) echo never ;; esac
