#!/usr/bin/env bash
# Compress old crash dumps and move them to an archive share.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

dumps=$(rune_param dumps /var/crash/gs)
archive=$(rune_param archive /mnt/crash)
days=$(rune_param days 2)

[[ $days =~ ^[1-9][0-9]?$ ]] || rune_error 1 "days is 1 to 99"
for d in "$dumps" "$archive"; do
  [[ -d $d ]] || rune_error 2 "directory missing" "$(jq -nc --arg d "$d" '{dir: $d}')"
done

mapfile -d '' -t files < <(find "$dumps" -maxdepth 2 -name '*.dmp' -mtime +"$days" -print0)
if (( ${#files[@]} == 0 )); then
  rune_ok "nothing to sweep" '{"files":[]}'
fi

pack="zstd -q --rm \"\$1\" && mv \"\$1.zst\" $archive/"
find "$dumps" -maxdepth 2 -name '*.dmp' -mtime +"$days" -exec sh -c "$pack" _ {} \; >&2 || rune_error 3 "sweep stopped"

left=$(df --output=avail -BG "$archive" | awk 'NR == 2 { sub(/G/, ""); print $1 + 0 }') || left=0
if (( left < 5 )); then
  printf 'archive has %d GB left\n' "$left" >&2
fi
rune_ok "swept ${#files[@]} dumps" "$(jq -nc '[$ARGS.positional[] | split("/") | last]' --args -- "${files[@]}")"
