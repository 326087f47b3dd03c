#!/usr/bin/env bash
# Adds or removes source addresses in an nftables set, all or nothing.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/rune_bpcs.sh"
rune_init

readonly quad='(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'
readonly v4="^$quad\.$quad\.$quad\.$quad(/([89]|[12][0-9]|3[0-2]))?\$"
readonly table=filter set_name=allowed_sources
readonly state_file=/etc/nftables.d/allowed_sources.nft

mode=$(rune_param mode add)
case $mode in
  add | remove) ;;
  list)
    if ! current=$(nft -j list set inet "$table" "$set_name" 2>/dev/null); then
      rune_error 2 "the set does not exist" '{"set":"allowed_sources"}'
    fi
    rune_ok "listed" "$(jq -cs '{elements: [.[] | .nftables[]?.set?.elem? // empty | .[]]}' <<<"$current" 2>/dev/null || true)"
    ;;
  *) rune_error 1 "mode must be add, remove or list" "$(jq -nc --arg mode "$mode" '{mode: $mode}')" ;;
esac

sources=$(rune_param sources "")
IFS=', ' read -ra wanted <<<"$sources"
bad=()
for address in "${wanted[@]}"; do
  if [[ ! $address =~ $v4 ]]; then bad+=("$address"); fi
done
if (( ${#wanted[@]} == 0 )); then
  rune_error 1 "sources is empty" '{"missing":["sources"]}'
elif (( ${#bad[@]} > 0 )); then
  rune_error 1 "${#bad[@]} of the sources are no IPv4 addresses or networks" "$(printf '%s\n' "${bad[@]}" | jq -Rnc '{bad: [inputs]}')"
fi

if [[ $(id -u) != 0 ]]; then
  rune_error 4 "only root may change the firewall"
fi
if ! nft list set inet "$table" "$set_name" &>/dev/null; then
  rune_error 2 "the set does not exist" '{"set":"allowed_sources"}'
fi

has() { nft get element inet "$table" "$set_name" "{ $1 }" &>/dev/null; }

change=() same=()
for address in "${wanted[@]}"; do
  case $mode-$(has "$address" && echo in || echo out) in
    add-out | remove-in) change+=("$address") ;;
    *) same+=("$address") ;;
  esac
done

result() {
  printf '%s\n' "${change[*]}" "${same[*]}" |
    jq -Rnc --arg mode "$mode" --argjson saved "$1" '[inputs / " "] | {mode: $mode, changed: .[0], unchanged: .[1], saved: $saved}'
}

if (( ${#change[@]} == 0 )); then
  rune_ok "nothing to change" "$(result false)"
fi

batch=$(mktemp)
trap 'rm -f -- "$batch" "$batch.new"' EXIT
verb=add
if [[ $mode == remove ]]; then verb=delete; fi
for address in "${change[@]}"; do
  printf '%s element inet %s %s { %s }\n' "$verb" "$table" "$set_name" "$address"
done >"$batch"

if ! nft -c -f "$batch" >&2; then
  rune_error 3 "nft does not accept the change, nothing was done" "$(result false)"
elif ! nft -f "$batch" >&2; then
  rune_error 3 "nft could not apply the change" "$(result false)"
fi

# keep it over a reboot
if nft list set inet "$table" "$set_name" >"$batch.new" 2>/dev/null && install -m 0644 "$batch.new" "$state_file" 2>/dev/null; then
  rune_ok "${#change[@]} sources changed" "$(result true)"
fi
rune_error 3 "changed now, but lost at the next boot: ${state_file##*/} could not be written" "$(result false)"
