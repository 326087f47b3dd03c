# `{ x=$(… >&3); } 3>&1` gives descriptor 3 to the substitution.
# outcome: exact
# stdout: "text\nx=\n"
# status: 0
{ x=$(echo text >&3); } 3>&1
echo "x=$x"
