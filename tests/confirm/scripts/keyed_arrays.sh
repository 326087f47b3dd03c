declare -A m=([k]=1 [l]=2); m[n]=3; echo "${m[k]} ${#m[@]} ${m[n]}"
declare -A seen=(); key=
(seen[$key]=1; echo "never said"); echo "a subshell ends by an empty subscript: $?"
(set -e; f() { seen[$key]+=1; echo "never said"; }; f || echo "nor that"); echo "also where it is tested: $?"
echo "reading is harmless: ${seen[$key]:-nothing} ${#seen[@]}"
(set -e; f() { echo "${seen[$key]-nothing}"; }; f || echo "nor that"); echo "with errexit it is not: $?"
(set -e; echo "$(echo "${seen[$key]-nothing}"; echo "nor in what a substitution prints")"); echo "a child goes on: $?"
[[ "Slave_IO: Yes" =~ ^([A-Za-z_]+):\ (.*)$ ]]
declare -A field=()
field["${BASH_REMATCH[1]}"]=${BASH_REMATCH[2]}
list=(x y z)
field[${list[2]}]=last
printf '%s=%s\n' "${field[Slave_IO]}" "${field[z]}"
