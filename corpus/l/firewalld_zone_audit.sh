#!/usr/bin/env bash
# permanent services and ports of a firewalld zone against an allow-list
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
zone=$(rune_param zone public)
allowed=$(rune_param_json allowed '["ssh"]')
conf=/etc/firewalld/zones
list() { firewall-cmd --permanent --zone="$zone" "--list-$1" 2>/dev/null; }
note() { echo "audit: $*"; }

svc=$(list services) || rune_error 2 "firewalld does not answer, or no such zone" "$(jq -nc --arg z "$zone" '{zone:$z}')"
ports=$(list ports) || ports=
if [[ -f $conf/$zone.xml ]]; then
  note "zone $zone has a local definition"
fi
found=$(tr ' ' '\n' <<<"$svc $ports" | jq -Rnc '[inputs | select(. != "")]')
extra=$(jq -c --argjson a "$allowed" ". - \$a | map({zone: \"$zone\", entry: .})" <<<"$found") || rune_error 3 "cannot compare" '{}'
out=$(jq -nc --arg z "$zone" --argjson f "$found" --argjson e "$extra" '{zone:$z, open:$f, unexpected:$e}')
[[ $extra == '[]' ]] || rune_error 3 "zone opens more than allowed" "$out"
rune_ok "zone is as allowed" "$out"
