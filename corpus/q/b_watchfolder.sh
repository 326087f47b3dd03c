#!/usr/bin/env bash
# move finished uploads from the watch folder to ingest
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

# --- settings, pasted from the wiki
watch=/srv/ftp/ingest
ingest=/media/ingest
min_age=15
# ---

[[ -d $watch ]] || rune_error_kv 4 "watch folder is missing" "path=$watch"
[[ -d $ingest ]] || rune_error_kv 4 "ingest folder is missing" "path=$ingest"

moved=() busy=()
while IFS= read -r -d '' f; do
  if fuser -s "$f" 2>/dev/null; then
    busy+=("${f##*/}")
    continue
  fi
  mv -n -- "$f" "$ingest/" || rune_error_kv 3 "move failed" "file=$f"
  moved+=("${f##*/}")
done < <(find "$watch" -maxdepth 1 -type f ! -name '.*' -mmin +"$min_age" -print0)

rune_ok "${#moved[@]} files moved" "$(jq -nc --argjson b "${#busy[@]}" '{busy: $b, moved: $ARGS.positional}' --args "${moved[@]}")"
