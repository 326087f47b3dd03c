#!/usr/bin/env bash
# Does every reel of an edit decision list exist in the nearline store?
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

edl=$(rune_param edl "")
store=$(rune_param store /srv/nearline)
[[ -r $edl ]] || rune_error 1 "EDL cannot be read" "$(jq -nc --arg e "$edl" '{edl:$e}')"

declare -A reels=() missing=()
declare -i events=0

note() { printf >&2 'edl: %s\n' "$1"; }

add_reel() {
  local -n set_ref=$1
  set_ref[$2]=$((${set_ref[$2]:-0} + 1))
}

while read -r num reel track rest || [[ -n ${num:-} ]]; do
  [[ $num =~ ^[0-9]{3,6}$ ]] || continue
  events+=1
  case $reel in
    BL | AX) note "event $num: black or aux ($track $rest)" ;;
    *) add_reel reels "$reel" ;;
  esac
done < <(tr -d '\r' <"$edl")

for reel in "${!reels[@]}"; do
  if ! compgen -G "$store/$reel.*" >/dev/null; then
    add_reel missing "$reel"
  fi
done

if ((${#missing[@]} > 0)); then
  list=$(printf '%s\n' "${!missing[@]}" | sort | jq -Rnc '[inputs]')
  rune_error 3 "Reels are missing" "$(jq -nc --argjson m "$list" --argjson n "$events" '{missing:$m, events:$n}')"
fi

if [[ -t 2 ]]; then
  type -t add_reel >&2
  { pwd; declare -p reels; } >/dev/null
fi
exec {keep}>&1 1>/dev/null
echo "checked $edl"
exec 1>&"$keep" {keep}>&-
rune_ok "All reels are there" "$(jq -nc --argjson r "${#reels[@]}" --argjson n "$events" '{reels:$r, events:$n}')"
