# `export` with several names.
# outcome: exact
# stdout: "1 2\n"
# status: 0
export a=1 b=2
echo "$a $b"
