#!/usr/bin/env bash
# An EXIT trap answers when nothing else did.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ANSWERED=0
WORK=$(mktemp -d)

reply_ok()    { ANSWERED=1; rune_ok "$@"; }
reply_error() { ANSWERED=1; rune_error "$@"; }

on_exit() {
  local rc=$?
  rm -rf -- "$WORK"
  if (( rc != 0 && ANSWERED == 0 )); then
    rune_error 100 "plugin ended unexpectedly" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
trap on_exit EXIT

URL="$(rune_param url "")"
DEST="$(rune_param dest "/etc/ssl/private-bundle.pem")"
[[ "$URL" == https://* ]] || reply_error 1 "url must be https" '{"field":"url"}'

curl -fsS --retry 3 -o "$WORK/bundle.pem" "$URL"
grep -q 'BEGIN CERTIFICATE' "$WORK/bundle.pem"

count=$(grep -c 'BEGIN CERTIFICATE' "$WORK/bundle.pem")

if cmp -s "$WORK/bundle.pem" "$DEST"; then
  reply_ok "already current" "$(jq -nc --argjson n "$count" '{changed:false, certificates:$n}')"
fi

cp -p "$DEST" "$DEST.bak"
install -m 0644 "$WORK/bundle.pem" "$DEST"
systemctl reload nginx

reply_ok "bundle replaced" "$(jq -nc --argjson n "$count" '{changed:true, certificates:$n}')"
