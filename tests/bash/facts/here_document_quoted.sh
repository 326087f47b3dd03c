# A here-document with a quoted word does not expand.
# outcome: possible
# stdout: "a $x\n"
# status: 0
IFS= read -r line <<'E'
a $x
E
echo "$line"
