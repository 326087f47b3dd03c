# `echo $(…)` succeeds whatever the substitution did.
# outcome: exact
# stdout: "\nyes\n"
# status: 0
echo "$(exit 3)" && echo yes
