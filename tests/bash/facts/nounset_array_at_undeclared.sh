# `"${a[@]}"` of an undeclared array is fine under `set -u`.
# outcome: exact
# stdout: "end\n"
# status: 0
set -u
for x in "${a[@]}"; do echo never; done
echo end
