# `;&` goes on with the next branch without looking at its pattern.
# outcome: exact
# stdout: "one\ntwo\n"
# status: 0
case a in a) echo one ;& b) echo two ;; c) echo never ;; esac
