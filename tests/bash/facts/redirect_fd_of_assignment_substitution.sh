# `x=$(… >&3) 3>&1` does not give descriptor 3 to the substitution.
# outcome: exact
# disagrees: a redirection to a closed descriptor or unwritable file, and a write to a closed descriptor, cannot fail
# stdout: "status=1 x=\n"
# status: 0
x=$(echo text >&3) 3>&1
echo "status=$? x=$x"
