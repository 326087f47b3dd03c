# A missing element is fatal under `set -u`.
# outcome: possible
# stdout: "x\n"
# status: 1
set -u
a=(x)
echo "${a[0]}"
echo "${a[1]}"
echo end
