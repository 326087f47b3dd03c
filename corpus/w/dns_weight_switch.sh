#!/usr/bin/env bash
# Move traffic between two weighted records of PowerDNS.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
record=$(rune_param record "")
to=$(rune_param to blue)
dry_run=$(rune_param dry_run true)

declare -A ADDRESS=([blue]=10.10.0.10 [green]=10.20.0.10)
declare -A DEFAULT_TTL=([blue]=300 [green]=60)

[[ -v "ADDRESS[$to]" ]] || rune_error 1 "to must be blue or green" '{"allowed":["blue","green"]}'
[[ $zone =~ ^[a-z0-9.-]+\.$ ]] || rune_error 1 "zone must end in a dot" '{"parameter":"zone"}'
[[ $record =~ ^[a-z0-9-]+$ ]] || rune_error 1 "bad record" '{"parameter":"record"}'

with_retry() { # TRIES COMMAND...
  local tries=$1 n=1 delay=1
  shift
  until "$@"; do
    (( n < tries )) || return 1
    sleep "$delay"
    n=$((n + 1)) delay=$((delay * 2))
  done
}

if ! pdnsutil list-zone "${zone%.}" >/dev/null 2>&1; then
  rune_error 2 "zone is unknown" "zone=$zone"
fi

if [[ $dry_run == true ]]; then
  rune_ok "rehearsal only" "$(jq -nc --arg r "$record.$zone" --arg a "${ADDRESS[$to]}" '{record: $r, would_be: $a}')"
fi

with_retry 3 pdnsutil replace-rrset "${zone%.}" "$record" A "${DEFAULT_TTL[$to]}" "${ADDRESS[$to]}" >/dev/null 2>&1 ||
  rune_error 3 "record could not be replaced" '{}'
with_retry 3 pdns_control purge "$record.${zone%.}" >/dev/null 2>&1 || echo "cache was not purged" >&2

rune_ok_kv "traffic moved" "record=$record.$zone" "to=$to" "address=${ADDRESS[$to]}"
