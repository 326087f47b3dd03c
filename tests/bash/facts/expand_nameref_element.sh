# A name reference may stand for an element of an array, which it sets and adds to.
# outcome: exact
# stdout: "none one [one] one more 1 2 five\n"
# status: 0
declare -A limits=()
list=(1 2 3)
put() {
  local -n into=$1
  printf '%s ' "${into-none}"
  into=$2
  printf '%s ' "$into" "[${limits[5m]-gone}]"
}
put "limits[5m]" one
add() { local -n to=$1; to+=$2; }
add "limits[5m]" " more"
put_quietly() { local -n into=$1; into=$2; }
put_quietly 'list[2]' five
echo "${limits[5m]} ${list[*]}"
