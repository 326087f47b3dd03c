# `unset` of a local variable in its own function leaves it unset there.
# outcome: possible
# stdout: "[unset]\nglobal\n"
# status: 0
x=global
f() { local x=inner; unset x; echo "[${x-unset}]"; }
f
echo "$x"
