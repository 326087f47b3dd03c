# An associative array has texts for keys.
# outcome: exact
# stdout: "1 3 3\n"
# status: 0
declare -A m=([one]=1 [two]=2)
m[three]=3
echo "${m[one]} ${m[three]} ${#m[@]}"
