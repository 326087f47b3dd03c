# An empty word matches an empty pattern.
# outcome: exact
# stdout: "empty\n"
# status: 0
x=
case $x in '') echo empty ;; *) echo other ;; esac
