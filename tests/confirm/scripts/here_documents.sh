x=5; cat <<EOF
v=$x $(echo sub)
EOF
read -r l <<< "a $x"; echo "$l"
{ exec 3<<<'stays open'; } 2>/dev/null
read -r line <&3; echo "$line"
{ exec 4<<<'inner'; read -r line <&4; echo "$line"; } 4<<<'outer'
{ read -r line <&4; } 2>/dev/null && echo "still $line" || echo closed
if true; then exec 5<<<'in an if'; fi >&2
read -r line <&5; echo "$line"
