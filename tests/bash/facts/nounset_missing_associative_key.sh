# A missing key of an associative array is fatal under `set -u`.
# outcome: possible
# stdout: "v\n"
# status: 1
set -u
declare -A m=([k]=v)
echo "${m[k]}"
echo "${m[other]}"
echo end
