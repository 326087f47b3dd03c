#!/usr/bin/env bash
# Refresh the set of addresses of a country; keep the old list when the download is odd.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

COUNTRY="$(rune_param country "")"
URL_BASE="https://lists.lan/ipv4"
[[ "$COUNTRY" =~ ^[a-z]{2}$ ]] || rune_error 1 "country is two letters" '{"field":"country"}'

tmp="$(mktemp -d)"
trap 'rm -rf "$tmp"' EXIT
step=download

{
  echo "step $step"
  until curl -fsSL --max-time 60 -o "$tmp/list" -w '{"code":%{http_code}}\n' "$URL_BASE/$COUNTRY.zone"; do
    tries=$(( ${tries:-0} + 1 ))
    if (( tries >= 3 )); then
      step=failed
      break
    fi
    sleep $((tries * 2))
  done
} >&2
[[ $step != failed ]] || rune_error 2 "List cannot be fetched" "$(jq -nc --arg c "$COUNTRY" '{country:$c}')"

lines=0
while IFS= read -r net || [[ -n $net ]]; do
  [[ $net =~ ^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+/[0-9]+$ ]] || continue
  printf '    %s,\n' "$net"
  ((lines++)) || true
done <"$tmp/list" >"$tmp/elements"
if (( lines < 10 )); then
  rune_error 3 "List is too short to be true" "$(jq -nc --argjson n "$lines" '{lines:$n}')"
fi

set_text="table inet geo {
  set ${COUNTRY}4 {
    type ipv4_addr; flags interval; auto-merge;
    elements = {
$(cat "$tmp/elements")
    }
  }
}"
printf 'flush set inet geo %s4\n%s\n' "$COUNTRY" "$set_text" >"$tmp/rules"

if nft -c -f "$tmp/rules" 2>"$tmp/err"; then
  nft -f "$tmp/rules" 2>"$tmp/err" || step=broken
else
  step=broken
fi
if [[ $step == broken ]]; then
  rune_error 3 "nft refused the list" "$(jq -nc --rawfile e "$tmp/err" '{stderr:$e}')"
fi
rune_ok_kv "Set refreshed" "country=$COUNTRY" "networks=$lines"
