# A quoted variable is one word.
# outcome: exact
# stdout: "a b\nc\n"
# status: 0
words='a b'
for x in "$words" c; do echo "$x"; done
