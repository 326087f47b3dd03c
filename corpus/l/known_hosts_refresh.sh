#!/usr/bin/env bash
# Refresh the ssh host keys of the network devices that this host logs in to.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

inventory=$(rune_param inventory /etc/rune/devices.txt)
target=$(rune_param known_hosts /etc/ssh/ssh_known_hosts)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

devices() { sed 's/#.*//; /^[[:space:]]*$/d' "$1" | awk '{ print $1 }'; }
scan()    { xargs -r -n 20 timeout 60 ssh-keyscan -T 10 -t ed25519,rsa 2>/dev/null; }
missing() { comm -23 <(sort -u "$1") <(cut -d' ' -f1 "$2" | sort -u); }
tell()    { printf 'known_hosts: %s\n' "$*"; }

[[ -r $inventory ]] || rune_error 4 "no inventory" "$(jq -nc --arg f "$inventory" '{inventory:$f}')"
devices "$inventory" >"$work/names"
[[ -s $work/names ]] || rune_error 1 "inventory is empty" "$(jq -nc --arg f "$inventory" '{inventory:$f}')"

scan <"$work/names" >"$work/keys" || tell "some devices did not answer" >&2
[[ -s $work/keys ]] || rune_error 2 "no device answered" '{}'
missing "$work/names" "$work/keys" >"$work/missing"

{
  flock -w 20 9 || rune_error 3 "another refresh is running" '{}'
  # keys of devices that are silent today stay as they are
  if [[ -f $target ]]; then
    awk 'NR == FNR { keep[$1]; next } $1 in keep' "$work/missing" "$target" >"$work/kept"
  else
    : >"$work/kept"
  fi
  sort -u "$work/keys" "$work/kept" >"$work/new"
  added=$(comm -13 <(sort -u "$target" 2>/dev/null) "$work/new" | wc -l)
  install -m 0644 "$work/new" "$target" || rune_error 2 "cannot write" "$(jq -nc --arg f "$target" '{known_hosts:$f}')"
} 9>"${TMPDIR:-/tmp}/known_hosts.lock"

tell "$added new line(s)" |& logger -t rune || true
silent=$(jq -Rnc '[inputs]' "$work/missing")
rune_ok "host keys refreshed" "$(jq -nc --argjson s "$silent" --argjson a "$added" '{silent:$s, added:$a}')"
