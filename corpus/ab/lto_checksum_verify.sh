#!/usr/bin/env bash
# Restore the last fileset of a tape to scratch and compare it with the md5 list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

tape=$(rune_param tape /dev/nst0)
list=$(rune_param list /srv/lto/last.md5)
scratch=$(mktemp -d /var/tmp/lto.XXXXXX)
trap 'rm -rf "$scratch"' EXIT

[[ -r $list ]] || rune_error 1 "No checksum list" "$(jq -nc --arg l "$list" '{list:$l}')"
if ! mt -f "$tape" rewind; then
  rune_error $? "Tape does not rewind" "$(jq -nc --arg t "$tape" '{tape:$t}')"
fi
tar -x -b 512 -f "$tape" -C "$scratch" || rune_error 2 "Tape cannot be read" '{"step":"tar"}'

n=$(wc -l <"$list")
if ! (cd "$scratch" && md5sum --quiet -c "$list"); then
  rune_error 3 "Restored files differ from the list" "$(jq -nc --arg l "$list" '{list:$l}')"
fi
rune_ok "Tape verified" "$(jq -nc --arg n "$n" '{files:$n}')"
