# `*` takes what is left.
# outcome: exact
# stdout: "other\n"
# status: 0
case x in a) echo one ;; *) echo other ;; esac
