# Alternatives are divided by `|`.
# outcome: exact
# stdout: "yes\n"
# status: 0
case b in a | b) echo yes ;; esac
