# A missing element is fatal under `set -u`.
# outcome: possible
# disagrees: `set -u` is looked at for plain expansions only
# stdout: "x\n"
# status: 1
set -u
a=(x)
echo "${a[0]}"
echo "${a[1]}"
echo end
