# `[[ -v m[key] ]]` asks whether the key is there.
# outcome: possible
# stdout: "yes\nno\n"
# status: 0
declare -A m=([one]=1)
[[ -v m[one] ]] && echo yes
[[ -v m[two] ]] || echo no
