declare -A m=([k]=1 [l]=2); m[n]=3; echo "${m[k]} ${#m[@]} ${m[n]}"
