# `;;&` looks at the following patterns, too.
# outcome: exact
# stdout: "one\ntwo\n"
# status: 0
case ab in a*) echo one ;;& b*) echo never ;;& *b) echo two ;; esac
