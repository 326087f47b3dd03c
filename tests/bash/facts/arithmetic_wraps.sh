# Numbers have 64 bits and wrap around.
# outcome: possible
# stdout: "-9223372036854775808\n"
# status: 0
echo $((9223372036854775807 + 1))
