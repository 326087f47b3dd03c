# Extended patterns with extglob.
# outcome: possible
# stdout: "plus\nnot\nmaybe\n"
# status: 0
shopt -s extglob
case foobar in @(foo|bar)) echo never ;; +(foo|bar)) echo plus ;; esac
case x in !(y)) echo not ;; esac
case ab in a?(b)) echo maybe ;; esac
