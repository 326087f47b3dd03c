# A quoted part of a pattern is literal.
# outcome: exact
# stdout: "literal\nglob\n"
# status: 0
case 'a*' in "a*") echo literal ;; esac
case ab in "a*") echo never ;; a*) echo glob ;; esac
