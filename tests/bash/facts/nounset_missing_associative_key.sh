# A missing key of an associative array is fatal under `set -u`.
# outcome: possible
# disagrees: `set -u` is looked at for plain expansions only
# stdout: "v\n"
# status: 1
set -u
declare -A m=([k]=v)
echo "${m[k]}"
echo "${m[other]}"
echo end
