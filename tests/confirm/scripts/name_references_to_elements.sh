set -eu
declare -A limits=()
list=(1 2 3)
put() {
  local -n into=$1
  echo "${into-none}"
  into=$2
  echo "$into ${#limits[@]}"
}
put "limits[5m]" one
put "limits[1h]" two
put 'list[1]' five
at=1
put 'list[at + 1]' six
echo "${limits[5m]} ${limits[1h]} ${list[*]}"
add() { local -n to=$1; to+=$2; }
add "limits[5m]" " more"
echo "${limits[5m]}"
