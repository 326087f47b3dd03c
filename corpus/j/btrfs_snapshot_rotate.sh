#!/usr/bin/env bash
# Take a read-only snapshot of a subvolume and keep the newest N.
set -euo pipefail
shopt -s nullglob

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
source "$here/lib/rune_bpcs.sh"
rune_init

declare -A p=()
while IFS=$'\t' read -r k v; do
  p[$k]=$v
done < <(rune_all_params | jq -r 'to_entries[] | select(.value | type != "object" and type != "array") | [.key, (.value | tostring)] | @tsv')

subvol=${p[subvolume]:-}
store=${p[store]:-${subvol%/}/.snapshots}
keep=${p[keep]:-7}

[[ $subvol == /* ]] || rune_error 1 "subvolume must be an absolute path" "$(jq -nc --arg s "$subvol" '{subvolume:$s}')"
[[ $keep =~ ^[1-9][0-9]*$ ]] || rune_error 1 "keep must be a positive number" '{"parameter":"keep"}'
btrfs subvolume show "$subvol" &>/dev/null || rune_error 2 "Not a btrfs subvolume" "$(jq -nc --arg s "$subvol" '{subvolume:$s}')"
mkdir -p -- "$store" || rune_error 2 "Cannot create the snapshot store" '{"step":"mkdir"}'

exec {lock}<"$store"
if ! flock -n "$lock"; then
  rune_error 3 "Another rotation is running" "$(jq -nc --arg s "$store" '{store:$s}')"
fi

printf -v name '%(%Y%m%dT%H%M%S)T' -1
if ! err=$(btrfs subvolume snapshot -r "$subvol" "$store/$name" 2>&1 >/dev/null); then
  rune_error 3 "Snapshot failed" "$(jq -nc --arg e "$err" '{stderr:$e}')"
fi

snaps=("$store"/[0-9]*T[0-9]*)
removed=() stuck=()
while (( ${#snaps[@]} > keep )); do
  old=${snaps[0]}
  snaps=("${snaps[@]:1}")
  if btrfs subvolume delete "$old" 1>&2; then
    removed+=("${old##*/}")
  else
    stuck+=("${old##*/}")
  fi
done

json_list() { (($#)) && printf '%s\n' "$@" | jq -R . | jq -sc . || echo '[]'; }

body=$(jq -nc --arg new "$name" --argjson removed "$(json_list "${removed[@]}")" \
  --argjson stuck "$(json_list "${stuck[@]}")" --argjson kept "${#snaps[@]}" \
  '{created:$new, removed:$removed, not_removed:$stuck, kept:$kept}')

if ((${#stuck[@]})); then rune_error 3 "Old snapshots could not be removed" "$body"; fi
rune_ok "Snapshot $name taken" "$body"
