# `x=$(… >&3) 3>&1` does not give descriptor 3 to the substitution.
# outcome: exact
# stdout: "status=1 x=\n"
# status: 0
x=$(echo text >&3) 3>&1
echo "status=$? x=$x"
