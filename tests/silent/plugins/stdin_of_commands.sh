#!/bin/bash
# Each command has an input of its own, so that the message is left to `rune_init`.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

[[ -t 0 ]] && read -r -p "press return " _
release=$(head -n 1 /etc/os-release)
hosts=$(grep -c . </etc/hosts || true)
id=$(tr -d - <<<"a-b")
count=$(printf '%s\n' a b | sort | wc -l)
ssh -n web1 uptime >&2 </dev/null || true
rune_init
rune_ok_kv "Seen" "release=$release" "hosts=$hosts" "id=$id" "count=$count"
