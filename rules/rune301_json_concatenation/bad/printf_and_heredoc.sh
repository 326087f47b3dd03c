#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

note="$(rune_param note "none")"
target="$(rune_param target "/tmp")"

if [[ ! -d $target ]]; then
  printf -v details '{"target":"%s"}' "$target" # expect: RUNE301
  rune_error 2 "Folder is missing" "$details"
fi

out="$(cat <<EOF # expect: RUNE301
{"target": "$target", "note": "$note"}
EOF
)"
rune_ok "Folder is there" "$out"
