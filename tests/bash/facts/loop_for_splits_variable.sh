# An unquoted variable is split into words.
# outcome: possible
# stdout: "a\nb\nc\n"
# status: 0
words='a b'
for x in $words c; do echo "$x"; done
