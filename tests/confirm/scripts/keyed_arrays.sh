declare -A m=([k]=1 [l]=2); m[n]=3; echo "${m[k]} ${#m[@]} ${m[n]}"
declare -A seen=(); key=
(seen[$key]=1; echo "never said"); echo "a subshell ends by an empty subscript: $?"
(set -e; f() { seen[$key]+=1; echo "never said"; }; f || echo "nor that"); echo "also where it is tested: $?"
echo "reading is harmless: ${seen[$key]:-nothing} ${#seen[@]}"
