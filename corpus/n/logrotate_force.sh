#!/usr/bin/env bash
set -euo pipefail
. "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"; rune_init
conf=$(rune_param config /etc/logrotate.conf)
[[ -r $conf ]] || rune_error 2 "no such config" "$(jq -nc --arg c "$conf" '{config:$c}')"
before=$(df --output=avail -k /var/log | tail -n 1) || rune_error 2 "df failed"  '{}'
log=$(mktemp); trap 'rm -f "$log"' EXIT
rc=0; logrotate -v -f "$conf" >"$log" 2>&1 || rc=$?
errs=$(grep -c '^error:' "$log") || true
turned=$(awk '/^rotating log/ { n++ } END { print n + 0 }' "$log")
case ${errs:-0} in
  0) : ;;
  *) while IFS= read -r l; do
       [[ $l == error:* ]] && echo "${l#error: }" >&2
     done <"$log" ;;
esac
after=$(df --output=avail -k /var/log | tail -n 1) || after=$before
out=$(jq -nc --argjson r "$rc" --argjson e "${errs:-0}" --argjson k "$((after - before))" --argjson t "$turned" '{rc:$r,errors:$e,freed_kb:$k,rotated:$t}')
((rc)) && { tail -n 5 "$log" >&2; rune_error 3 "logrotate failed" "$out"; }
rune_ok "rotated" "$out"
