#!/usr/bin/env bash
# Point the softflowd exporters of several probes at a collector.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bad()     { rune_error 1 "$1" "$(jq -nc --arg p "$2" '{parameter:$p}')"; }
on_host() { ssh -n -o BatchMode=yes -o ConnectTimeout=5 "$1" "$2" >/dev/null 2>&1; }
as_list() { printf '%s\n' "$@" | jq -Rnc '[inputs | select(. != "")]'; }

collector=$(rune_param collector "")
version=$(rune_param version 9)
restart=$(rune_param_json restart true)
probes=$(rune_param_json probes '[]')

[[ -n $collector ]] || bad "collector is required" collector
case $version in 5|9|10) ;; *) bad "version is 5, 9 or 10" version ;; esac
jq -e 'type == "array" and length > 0 and all(.[]; test("^[a-z0-9.-]+$"))' >/dev/null 2>&1 <<<"$probes" \
  || bad "probes must be host names" probes

set_on=() failed=()
while IFS= read -r probe; do
  if on_host "$probe" "sed -i 's/^OPTIONS=.*/OPTIONS=\"-v $version -n $collector\"/' /etc/default/softflowd"; then
    set_on+=("$probe")
  else
    failed+=("$probe")
    continue
  fi
  if [[ $restart == true ]]; then
    on_host "$probe" "systemctl restart softflowd" || failed+=("$probe")
  fi
done < <(jq -r '.[]' <<<"$probes")

report=$(jq -nc --argjson ok "$(as_list "${set_on[@]}")" --argjson no "$(as_list "${failed[@]}")" --arg c "$collector" \
  '{collector:$c, set:$ok, failed:$no}')
if (( ${#failed[@]} )); then rune_error 3 "not every probe was set" "$report"; fi
rune_ok "exporters set" "$report"
