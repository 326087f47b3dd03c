#!/usr/bin/env bash
# JSON-heavy: facts of a host group as one report.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

GROUP="$(rune_param group "")"
FIELDS="$(rune_param_json fields '["ansible_kernel","ansible_distribution"]')"
INV=/srv/ansible/inventory

[[ "$GROUP" =~ ^[a-z_]+$ ]] || rune_error 1 "group is not a name" '{"field":"group"}'
jq -e 'type == "array" and all(.[]; type == "string")' <<<"$FIELDS" >/dev/null || rune_error 1 "fields is an array of names" '{"field":"fields"}'

facts="$(mktemp -d)"
trap 'rm -rf "$facts"' EXIT

rc=0
ANSIBLE_HOST_KEY_CHECKING=False timeout 300 \
  ansible "$GROUP" -i "$INV" -m setup --tree "$facts" </dev/null >/dev/null 2>&1 || rc=$?
if (( rc == 124 )); then
  rune_error 2 "ansible took too long" '{"timeout":300}'
fi

report() {
  local f host
  for f in "$facts"/*; do
    [[ -f "$f" ]] || continue
    host="${f##*/}"
    jq -c --arg h "$host" --argjson want "$FIELDS" '
      if .ansible_facts then
        {host: $h, ok: true, facts: (.ansible_facts | with_entries(select(.key as $k | $want | index($k))))}
      else
        {host: $h, ok: false, reason: (.msg // "unreachable")}
      end' "$f" 2>/dev/null || jq -nc --arg h "$host" '{host:$h, ok:false, reason:"unreadable"}'
  done
}

OUT="$(report | jq -sc '{hosts: ., ok: map(select(.ok)) | length, bad: map(select(.ok | not)) | length}')" \
  || rune_error 100 "report could not be built" '{}'
total="$(jq '.hosts | length' <<<"$OUT")"
if [ "$total" -eq 0 ]; then
  rune_error 2 "no host in this group answered" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
fi
printf 'collected %s hosts\n' "$total" |& logger -t ansible_facts || true
rune_ok "Facts of $total hosts" "$OUT"
