#!/usr/bin/env bash
# SIP gateways of a FreeSWITCH profile; optionally kicks those that lost their registration.
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

profile=$(rune_param profile external)
kick=$(rune_param restart_failed false)
[[ $profile =~ ^[A-Za-z0-9_-]{1,32}$ ]] ||
  rune_error 1 "Bad profile name" "$(jq -nc --arg p "$profile" '{profile:$p}')"

fs() { timeout 10 fs_cli -H 127.0.0.1 -x "$1" </dev/null; }

# name<TAB>state for each gateway of the profile
gateways() {
  fs "sofia status" | awk -v p="${profile}::" '
    BEGIN { OFS = "\t" }
    $2 == "gateway" && index($1, p) == 1 { sub(/^[^:]*::/, "", $1); print $1, $4 }'
}

declare -A state=()
declare -a failed=() kicked=()

while IFS=$'\t' read -r name st; do
  state[$name]=$st
  [[ $st == @(REGED|NOREG) ]] || failed+=("$name")
done < <(gateways)

((${#state[@]})) || rune_error 2 "No gateway found, or the switch does not answer" \
  "$(jq -nc --arg p "$profile" '{profile:$p}')"

if [[ $kick == true ]]; then
  for gw in ${failed[@]+"${failed[@]}"}; do
    if fs "sofia profile ${profile} killgw ${gw}" &>/dev/null && fs "sofia profile ${profile} rescan" >&2; then
      kicked+=("$gw")
    fi
  done
fi

as_list() { jq -nc '$ARGS.positional' --args -- "$@"; }

out=$(
  for k in "${!state[@]}"; do
    printf '%s\t%s\n' "$k" "${state[$k]}"
  done | jq -Rnc --argjson kicked "$(as_list ${kicked[@]+"${kicked[@]}"})" \
    '{gateways: ([inputs / "\t" | {(.[0]): .[1]}] | add), kicked: $kicked}'
)
rune_ok "${#state[@]} gateways, ${#failed[@]} down" "$out"
