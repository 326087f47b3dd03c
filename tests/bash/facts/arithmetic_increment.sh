# Postfix operators give the old value, prefix operators the new one.
# outcome: exact
# stdout: "5 7 7 5 5\n"
# status: 0
n=5
echo $((n++)) $((++n)) $((n--)) $((--n)) $n
