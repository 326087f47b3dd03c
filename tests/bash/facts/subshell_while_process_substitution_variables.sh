# A loop over `< <( )` is no subshell.
# outcome: possible
# stdout: "1\n"
# status: 0
n=0
while read -r line; do n=1; done < <(printf 'a\nb\n')
echo "$n"
