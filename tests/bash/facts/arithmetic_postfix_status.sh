# `((n++))` with n = 0 returns 1, and n is 1.
# outcome: exact
# stdout: "1 1\n"
# status: 0
n=0
((n++))
echo "$? $n"
