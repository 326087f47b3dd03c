# Numeric comparisons.
# outcome: possible
# stdout: "1\n2\n3\n4\n"
# status: 0
[[ 10 -gt 9 ]] && echo 1
[[ 10 < 9 ]] && echo 2
[ 3 -le 3 ] && echo 3
[[ 010 -eq 8 ]] && echo 4
