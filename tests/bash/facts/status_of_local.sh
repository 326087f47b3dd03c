# `local x` succeeds and sets `$?` to 0.
# outcome: exact
# stdout: "0\n"
# status: 0
f() { false; local x; echo "$?"; }
f
