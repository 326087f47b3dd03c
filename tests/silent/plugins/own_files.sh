#!/usr/bin/env bash
# A file that the plugin has made is there: by its process number, and under a new name beside it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
folder=$(rune_param folder /var/backups)
mkdir -p -- "$folder" || rune_error 2 "No folder" "{}"
name=$(rune_param name "")
[[ $name =~ ^[a-z]+$ ]] || rune_error 1 "name" "{}"
pg_dumpall >"/run/dump.$$" 2>/dev/null || rune_error 3 "Cannot dump" "{}"
lines=0
while read -r _; do lines=$((lines + 1)); done <"/run/dump.$$"
file=$folder/$name.$(date +%Y%m%d).dump
if ! gzip -c "/run/dump.$$" >"$file.part"; then
  rune_error 3 "Cannot pack" "{}"
fi
mv -f -- "$file.part" "$file"
total=0
for part in 1 2 3; do
  total=$(expr $total + 1)
done
rune_ok "Dumped" "$(jq -nc --argjson n "$lines" --argjson t "$total" '{lines: $n, parts: $t}')"
