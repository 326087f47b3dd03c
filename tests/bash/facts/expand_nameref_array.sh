# A name reference to an array sets one element beside the others, by its name where the array is associative.
# outcome: exact
# stdout: "1 2\n2\na b\n"
# status: 0
declare -A usage=()
measure() {
  local -n into=$1
  local read=7
  into[read]=1
  into[written]=2
}
measure usage
echo "${usage[read]} ${usage[written]}"
echo "${#usage[@]}"
names=()
add() {
  local -n to=$1
  to+=("$2")
}
add names a
add names b
echo "${names[*]}"
