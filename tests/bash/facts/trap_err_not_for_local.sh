# Without `-E` an ERR trap does not run for `local x=$(false)`.
# outcome: exact
# stdout: "in\n"
# status: 0
trap 'echo err' ERR
f() { local x=$(false); echo in; }
f
