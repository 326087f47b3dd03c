#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly HOSTS_FILE=/etc/hosts

log() { printf 'host_rename: %s\n' "$*" >&2; }

well_formed() {
  local label
  local -a labels
  IFS=. read -r -a labels <<<"$1"
  ((${#labels[@]} >= 2)) || return 1
  for label in "${labels[@]}"; do
    [[ $label =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]] || return 1
  done
}

new_name=$(rune_param fqdn "")
old_name=$(hostname -f 2>/dev/null || hostname)

if ! well_formed "$new_name"; then
  rune_error 1 "fqdn is not a host name" "$(jq -nc --arg n "$new_name" '{fqdn: $n}')"
fi
if [[ $new_name == "$old_name" ]]; then
  rune_ok "Nothing to rename" "$(jq -nc --arg n "$new_name" '{fqdn: $n, changed: false}')"
fi

if ! hostnamectl set-hostname "$new_name" >&2; then
  rune_error 2 "hostnamectl failed" "$(jq -nc --arg n "$new_name" '{fqdn: $n}')"
fi

copy=$(mktemp)
trap 'rm -f -- "$copy"' EXIT
while IFS= read -r line || [[ -n $line ]]; do
  if [[ $line == 127.0.1.1[[:space:]]* ]]; then
    printf -v line '127.0.1.1\t%s %s' "$new_name" "${new_name%%.*}"
  fi
  printf '%s\n' "$line"
done < <(cat "$HOSTS_FILE") >"$copy"
install -m 0644 "$copy" "$HOSTS_FILE" || rune_error 2 "Cannot write the hosts file" "$(jq -nc --arg f "$HOSTS_FILE" '{file: $f}')"

log "renamed {$old_name} to {$new_name}"
rune_ok "Renamed" "$(jq -nc --arg o "$old_name" --arg n "$new_name" '{previous: $o, fqdn: $n, changed: true}')"
