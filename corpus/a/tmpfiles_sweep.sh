#!/usr/bin/env bash
set -euo pipefail

rune_init

ROOT=$(rune_param root "/tmp")
AGE=$(rune_param age_days "10")

[[ $AGE =~ ^[0-9]+$ ]] || rune_error 1 "age_days must be a number" '{"invalid":["age_days"]}'

case "$ROOT" in
  /tmp | /var/tmp) : ;;
  *) rune_error 1 "root is not allowed" '{"allowed":["/tmp","/var/tmp"]}' ;;
esac

echo "sweeping $ROOT"
count=0
while IFS= read -r -d '' f; do
  if rm -rf -- "$f" 2>/dev/null; then
    count=$((count + 1))
  fi
done < <(find "$ROOT" -mindepth 1 -maxdepth 1 -mtime "+$AGE" -print0 2>/dev/null)

du -sh "$ROOT" || true

rune_ok "swept" "$(jq -nc --argjson n "$count" --arg r "$ROOT" '{root:$r, removed:$n}')"
