# A process substitution `<(…)` writes into its pipe and not to stdout.
# outcome: possible
# stdout: "[text]\n"
# status: 0
while read -r line; do echo "[$line]"; done < <(echo text)
