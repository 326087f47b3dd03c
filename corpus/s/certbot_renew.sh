#!/usr/bin/env bash
# renew what is due, reload what uses it
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

days=$(rune_param days 25)
dry=$(rune_param dry_run false)
[[ $days =~ ^[1-9][0-9]?$ ]] || rune_error 1 "days: 1..99"
live=/etc/letsencrypt/live
[ -d "$live" ] || rune_error 4 "no certbot here"

sent=0
done_() {
  rc=$?
  rm -f "${tmp:-}"
  if [ "$sent" = 0 ] && [ "$rc" -ne 0 ]; then sent=1; rune_error 100 "died with $rc"; fi
}
say() { sent=1; "$@"; }
trap done_ EXIT
tmp=$(mktemp)

due=()
for c in "$live"/*/cert.pem; do
  [ -e "$c" ] || continue
  openssl x509 -checkend $((days * 86400)) -noout -in "$c" >/dev/null && continue
  d=${c%/cert.pem}; due+=("${d##*/}")
done
[ ${#due[@]} -gt 0 ] || say rune_ok "nothing due" '{"renewed":[]}'

flags=(-n --no-random-sleep-on-renew)
if [ "$dry" = true ]; then flags+=(--dry-run); fi
bad=()
for n in "${due[@]}"; do
  certbot renew "${flags[@]}" --cert-name "$n" >"$tmp" 2>&1 || { bad+=("$n"); grep -m1 -i 'detail:' "$tmp" >&2 || :; }
done
if nginx -t 2>/dev/null; then systemctl reload nginx || bad+=(nginx-reload); fi

out=$(jq -nc --arg bad "${bad[*]-}" '{due: $ARGS.positional, failed: ($bad | split(" "))}' --args "${due[@]}")
[ ${#bad[@]} -eq 0 ] || say rune_error 3 "some failed" "$out"
say rune_ok "renewed" "$out"
