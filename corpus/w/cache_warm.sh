#!/usr/bin/env bash
# Warm a CDN cache from a sitemap.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

site=$(rune_param site "")
max=$(rune_param max_urls 200)
[[ $site == https://* ]] || rune_error 1 "site must be https" '{"parameter":"site"}'
[[ $max =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_urls must be a number" '{"parameter":"max_urls"}'

if ! command -v curl >/dev/null; then
  echo "cache_warm: curl is not installed"
  exit 2
fi

map=$(mktemp)
trap 'rm -f "$map"' EXIT
curl -fsS --max-time 30 "$site/sitemap.xml" -o "$map" || rune_error 2 "no sitemap" "$(jq -nc --arg s "$site" '{site: $s}')"

urls=()
while IFS= read -r u; do
  urls+=("$u")
  (( ${#urls[@]} < max )) || break
done < <(grep -oE '<loc>[^<]+' "$map" | sed 's/<loc>//')

hit=0 miss=0 failed=0
for u in "${urls[@]}"; do
  case $(curl -sS -o /dev/null --max-time 10 -w '%{http_code}' "$u" 2>/dev/null || true) in
    2*|3*) hit=$((hit + 1)) ;;
    404)   miss=$((miss + 1)) ;;
    *)     failed=$((failed + 1)) ;;
  esac
done

rune_ok_kv "cache is warm" "warmed=$hit" "missing=$miss" "failed=$failed"
