# `until` runs until its condition succeeds.
# outcome: possible
# stdout: "2\n1\n"
# status: 0
n=2
until ((n == 0)); do echo "$n"; ((n -= 1)) || true; done
