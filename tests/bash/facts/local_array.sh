# A local array.
# outcome: possible
# stdout: "y\n[]\n"
# status: 0
f() { local -a a=(x y); echo "${a[1]}"; }
f
echo "[${a[1]}]"
