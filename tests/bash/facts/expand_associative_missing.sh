# A missing key gives nothing.
# outcome: possible
# stdout: "[] [none]\n"
# status: 0
declare -A m=([one]=1)
echo "[${m[two]}] [${m[two]:-none}]"
