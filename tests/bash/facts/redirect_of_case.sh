# A redirection of `case` holds for its branches.
# outcome: exact
# stdout: "end\n"
# status: 0
case a in a) echo yes ;; esac >&2
echo end
