#!/usr/bin/env bash
# After the initialisation standard input is a file of the plugin itself.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
FSTAB="$(rune_param fstab "/etc/fstab")"
[[ -r $FSTAB ]] || rune_error 2 "The table cannot be read"
exec 0<"$FSTAB"
NFS=0
while read -r source_dev _ type _; do
  if [[ $source_dev != \#* && ${type:-} == nfs* ]]; then NFS=$((NFS + 1)); fi
done
rune_ok "Table read" "$(jq -nc --arg n "$NFS" '{nfs:($n|tonumber)}')"
