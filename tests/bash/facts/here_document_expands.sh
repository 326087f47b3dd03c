# A here-document expands variables.
# outcome: possible
# stdout: "[a value sub]\n"
# status: 0
x=value
while read -r line; do echo "[$line]"; done <<E
a $x $(echo sub)
E
