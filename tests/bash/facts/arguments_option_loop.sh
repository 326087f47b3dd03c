# The usual loop over options.
# outcome: possible
# stdout: "other y\nname x\n"
# status: 0
f() {
  local name=
  while [[ $# -gt 0 ]]; do
    case "$1" in
      --name) name=$2; shift 2 ;;
      *) echo "other $1"; shift ;;
    esac
  done
  echo "name $name"
}
f --name x y
