v="a  b c"
for w in $v "$v"; do echo "[$w]"; done; set -- $v; echo "$# $2"
