set -eu
fill() {
  local -n target=$1
  local key
  for key in b a; do
    target[$key]=${2}$key
  done
}
declare -A FIRST=() SECOND=()
fill FIRST x
fill SECOND y
echo "${FIRST[a]} ${SECOND[b]} ${#FIRST[@]}"
one=1 two=2
for name in one two; do
  declare -n v=$name
  echo "$name $v"
  v=$((v * 10))
done
unset -n v
v=plain
echo "$one $two $v"
swap() {
  declare -n left=$1 right=$2
  local kept=$left
  left=$right
  right=$kept
}
swap one two
echo "$one $two ${left-none}"
list=(a b c)
grow() { local -n out=$1; out+=(d); unset 'out[0]'; echo "${#out[@]} ${out[*]}"; }
grow list
echo "${list[*]}"
i=1
unset "list[i]"
echo "${list[*]}"
