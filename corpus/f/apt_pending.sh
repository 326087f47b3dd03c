#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

REFRESH="$(rune_param refresh "false")"
ONLY_SECURITY="$(rune_param security_only "false")"
export DEBIAN_FRONTEND=noninteractive

command -v apt-get >/dev/null || rune_error 4 "not a Debian system"

if [[ "$REFRESH" == "true" ]]; then
  if ! timeout 300 apt-get -q update > >(sed 's/^/[apt] /' >&2) 2>&1; then
    rune_error 2 "apt-get update failed"
  fi
fi

pending=()
security=0
while read -r verb pkg rest; do
  [[ "$verb" == Inst ]] || continue
  if [[ "$rest" == *-security* ]]; then
    (( security += 1 ))
  elif [[ "$ONLY_SECURITY" == "true" ]]; then
    continue
  fi
  pending+=("$pkg")
done < <(LC_ALL=C apt-get -s dist-upgrade 2>/dev/null)

reboot=false
if [[ -e /var/run/reboot-required ]]; then
  reboot=true
fi

pkgs=$(jq -nc '$ARGS.positional' --args "${pending[@]}")
out=$(jq -nc --argjson p "$pkgs" --argjson s "$security" --argjson r "$reboot" \
  '{pending:$p, count:($p | length), security:$s, reboot_required:$r}')
rune_ok "pending upgrades listed" "$out"
