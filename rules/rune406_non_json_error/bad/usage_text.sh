#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

usage() {
  cat <<'EOF' # expect: RUNE406
Usage: give the parameter action, which is one of
  on    maintenance begins
  off   maintenance ends
EOF
  exit 1
}

action="$(rune_param action "")"
case $action in
  on | off) rune_out "action=$action" ;;
  *) usage ;;
esac

rune_finish "action taken"
