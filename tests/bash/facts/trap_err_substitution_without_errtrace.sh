# Without `-E` the ERR trap does not fire in `$( )`.
# outcome: exact
# stdout: "[text]\n"
# status: 0
trap 'echo err' ERR
x=$(false; echo text)
echo "[$x]"
