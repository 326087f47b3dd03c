# Without -r a backslash joins lines: how many there are is not known by counting them.
# outcome: possible
# stdout: "a b\nc\n"
# status: 0
while read line; do echo "$line"; done <<'END'
a \
b
c
END
