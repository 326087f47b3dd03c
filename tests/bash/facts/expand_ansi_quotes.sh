# `$'…'` knows escapes.
# outcome: exact
# stdout: "a\tbAA'c\n"
# status: 0
echo $'a\tb\x41\101\'c'
