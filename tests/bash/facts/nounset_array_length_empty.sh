# `${#a[@]}` of an empty array is fine under `set -u`.
# outcome: exact
# stdout: "0\n"
# status: 0
set -u
a=()
echo "${#a[@]}"
