# `while read` from a here-document has a turn for each line.
# outcome: possible
# stdout: "[ a]\n[b]\n"
# status: 0
while IFS= read -r line; do echo "[$line]"; done <<'E'
 a
b
E
