# `let n=0` returns 1.
# outcome: exact
# stdout: "1 0\n"
# status: 0
let n=0
echo "$? $n"
