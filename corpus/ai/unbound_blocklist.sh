#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

url=$(rune_param url "")
max=$(rune_param max_entries 500000)
conf=/etc/unbound/blocklist.conf

case $url in
  https://*) ;;
  *) rune_error 1 "url: https only" '{"field":"url"}' ;;
esac
[[ $max =~ ^[1-9][0-9]{0,6}$ ]] || rune_error 1 "max_entries: 1 to 9999999" '{"field":"max_entries"}'

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

got=$(curl -sS --fail --max-time 120 -o "$tmp/raw" --write-out '{"code":%{http_code},"bytes":%{size_download}}' \
  -- "$url" 2>"$tmp/err") || rune_error 2 "download failed" "$(jq -nc --rawfile e "$tmp/err" '{stderr: $e}')"

# hosts format or bare names; one name per line on the way out
awk '
  /^[[:space:]]*(#|$)/ { next }
  $1 ~ /^(0\.0\.0\.0|127\.0\.0\.1)$/ { name = $2 }
  NF == 1 { name = $1 }
  name ~ /^[A-Za-z0-9._-]+$/ { printf "%s\n", tolower(name) }
  { name = "" }
' "$tmp/raw" | sort -u >"$tmp/names"

n=$(wc -l <"$tmp/names")
if ((n == 0 || n > max)); then
  rune_error 3 "list is empty or too long" "$(jq -c --argjson n "$n" '. + {entries: $n}' <<<"$got")"
fi

{
  echo 'server:'
  sed -e 's/\.$//' -e '/^localhost$/d' -e 's/.*/  local-zone: "&" always_null/' "$tmp/names"
} >"$tmp/new"

if [[ -f $conf ]] && cmp -s "$conf" "$tmp/new"; then
  rune_ok "list is unchanged" "$(jq -c --argjson n "$n" '. + {entries: $n, changed: false}' <<<"$got")"
fi

old=
if [[ -f $conf ]] && cp -p "$conf" "$tmp/old"; then old=$tmp/old; fi
install -m 0644 "$tmp/new" "$conf" || rune_error 2 "cannot install the list"

back() { [[ -z $old ]] || cp -p "$old" "$conf" || echo "old list is lost" >&2; }

if ! unbound-checkconf >/dev/null 2>"$tmp/err"; then
  back
  rune_error 3 "unbound does not like the list" "$(jq -nc --rawfile e "$tmp/err" '{stderr: $e}')"
fi
unbound-control reload >/dev/null 2>&1 || { back; rune_error 3 "reload failed"; }

rune_ok "list installed" "$(jq -c --argjson n "$n" '. + {entries: $n, changed: true}' <<<"$got")"
