# `while read` from a here-string has a turn for each line.
# outcome: possible
# stdout: "[a]\n[b]\n"
# status: 0
while read -r line; do echo "[$line]"; done <<<$'a\nb'
