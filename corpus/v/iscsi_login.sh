#!/usr/bin/env bash
# Discover a portal (or take a list that was made before) and log in to its targets.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

cache=/var/lib/rune/iscsi
declare -a targets=() up=() down=()

portal=$(rune_param portal "")
use_cache=$(rune_param use_cache false)
re='^[0-9]{1,3}(\.[0-9]{1,3}){3}(:[0-9]+)?$'
[[ $portal =~ $re ]] || rune_error 1 "portal must be an address" "$(jq -nc --arg p "$portal" '{portal:$p}')"
list=$cache/${portal//[:.]/_}.targets

if [[ $use_cache == true ]]; then
  [[ -s $list ]] || rune_error 2 "no list of targets" "$(jq -nc --arg l "$list" '{list:$l}')"
  mapfile -t targets
else
  found=$(timeout 30 iscsiadm -m discovery -t sendtargets -p "$portal" 2>/dev/null) || rune_error 2 "discovery failed" '{}'
  mapfile -t targets < <(awk '{print $2}' <<<"$found")
  mkdir -p "$cache" && printf '%s\n' "${targets[@]}" >"$list" || echo "cannot keep $list" >&2
fi

for iqn in "${targets[@]}"; do
  if iscsiadm -m node -T "$iqn" -p "$portal" --login </dev/null >&2; then up+=("$iqn"); else down+=("$iqn"); fi
done
if (( ${#down[@]} )); then
  rune_error 3 "some targets failed" "$(jq -nc '{failed:$ARGS.positional}' --args "${down[@]}")"
fi
rune_ok_kv "logged in" "portal=$portal" "count=${#up[@]}" "targets=$(jq -nc '$ARGS.positional' --args "${up[@]}")"
