#!/usr/bin/env bash
# Options come as one string, as on a command line: "-s 5G -k 3 -n".
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LV="$(rune_param lv "")"
read -ra words <<<"$(rune_param options "")"

size=5G keep=3 dry=0
set -- ${words[@]+"${words[@]}"}
while getopts ':s:k:n' opt; do
  case $opt in
    s) size=$OPTARG ;;
    k) keep=$OPTARG ;;
    n) dry=1 ;;
    :) rune_error 1 "option needs a value" "$(jq -nc --arg o "$OPTARG" '{option:$o}')" ;;
    *) rune_error 1 "unknown option" "$(jq -nc --arg o "$OPTARG" '{option:$o}')" ;;
  esac
done
shift $((OPTIND - 1))
(( $# == 0 )) || rune_error 1 "too many words" "$(jq -nc '{rest:$ARGS.positional}' --args "$@")"

[[ $LV =~ ^[a-z0-9_]+/[a-z0-9_]+$ ]] || rune_error 1 "lv is VG/LV" '{"field":"lv"}'
[[ $size =~ ^[0-9]+[MG]$ ]] || rune_error 1 "bad size" '{"option":"-s"}'
[[ $keep =~ ^[0-9]+$ ]] || rune_error 1 "bad count" '{"option":"-k"}'

vg=${LV%/*} origin=${LV#*/}
snaps() { lvs --noheadings -o lv_name -S "origin=$origin && lv_name=~^${origin}_rune_" "$vg" 2>/dev/null | tr -d ' ' | sort; }

do_or_say() {
  if (( dry )); then
    printf 'would run: %s\n' "$*" >&2
  else
    "$@" >&2
  fi
}

name="${origin}_rune_$(date +%Y%m%d%H%M)"
do_or_say lvcreate -s -L "$size" -n "$name" "$LV" || rune_error 3 "lvcreate failed" "$(jq -nc --arg n "$name" '{snapshot:$n}')"

mapfile -t have < <(snaps)
dropped=()
excess=$(( ${#have[@]} - keep ))
for (( i = 0; i < excess; i++ )); do
  do_or_say lvremove -f "$vg/${have[i]}" || continue
  dropped+=("${have[i]}")
done
rune_ok "snapshot cycle done" "$(jq -nc --arg n "$name" --argjson d "$dry" '{created:$n, dry:($d == 1), dropped:$ARGS.positional}' --args ${dropped[@]+"${dropped[@]}"})"
