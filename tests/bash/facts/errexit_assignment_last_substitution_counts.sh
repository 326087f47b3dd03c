# `x=$(a)$(b)` takes the status of the last substitution.
# outcome: exact
# stdout: "b\n"
# status: 4
set -e
x=$(false)$(echo b)
echo "$x"
y=$(echo a)$(exit 4)
echo end
