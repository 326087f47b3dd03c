#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init
es=$(rune_param url http://localhost:9200)
prefix=$(rune_param prefix logs-)
keep=$(rune_param_json keep_days 30)
dry=$(rune_param dry_run true)
api() { curl -sS --fail --max-time 30 "$@" </dev/null; }
die() { rune_error "$@"; }

[[ $keep =~ ^[0-9]+$ ]] || die 1 "keep_days must be a number" '{}'
cutoff=$(date -u -d "-$keep days" +%s)000
all=$(api "$es/_cat/indices/$prefix*?format=json&h=index,creation.date") || die 2 "elasticsearch does not answer" '{}'
mapfile -t old < <(jq -r --arg p "$prefix" '.[] | select(.index | startswith($p)) | select((."creation.date"|tonumber) < '"$cutoff"') | .index' <<<"$all")

gone=()
for ix in "${old[@]}"; do
  [[ $dry == true ]] && continue
  if api -X DELETE "$es/$ix" >/dev/null; then
    gone+=("$ix")
  else
    echo "kept $ix" >&2
  fi
done
rune_ok_kv "cleanup done" "dry_run=$dry" "candidates=${#old[@]}" "deleted=${gone[*]}"
