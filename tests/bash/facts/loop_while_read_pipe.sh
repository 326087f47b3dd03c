# `while read` from a pipe has a turn for each line.
# outcome: possible
# stdout: "[a]\n[b]\n"
# status: 0
printf 'a\nb\n' | while read -r line; do echo "[$line]"; done
