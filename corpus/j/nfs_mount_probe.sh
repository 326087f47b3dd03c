#!/usr/bin/env bash
# Are all NFS file systems of fstab mounted, and do they answer?
set -euo pipefail

readonly SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for lib in "$SCRIPT_DIR/rune_bpcs.sh" "$SCRIPT_DIR/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f $lib ]]; then source "$lib"; break; fi
done
rune_init

nfs_entries() { awk '$1 !~ /^#/ && $3 ~ /^nfs4?$/ && $4 !~ /noauto/ {print $1 "\t" $2}' /etc/fstab; }
is_mounted()  { findmnt -rn -t nfs,nfs4 -M "$1" >/dev/null; }
answers()     { timeout -k 2 "$2" stat -f -- "$1" >/dev/null 2>&1; }
as_doc()      { jq -nc --arg src "$1" --arg dir "$2" --arg state "$3" '{source:$src, dir:$dir, state:$state}'; }

classify() {
  local dir=$1 secs=$2
  if ! is_mounted "$dir"; then
    echo missing
  elif ! answers "$dir" "$secs"; then
    echo stale
  else
    echo ok
  fi
}

TIMEOUT=$(rune_param timeout 5)
[[ $TIMEOUT =~ ^[0-9]+$ ]] || rune_error 1 "timeout must be a number" '{"parameter":"timeout"}'
[[ -r /etc/fstab ]] || rune_error 4 "No fstab" '{"file":"/etc/fstab"}'

declare -i bad=0 all=0
tmp=$(mktemp)
trap 'rm -f -- "$tmp"' EXIT

while IFS=$'\t' read -r src dir; do
  state=$(classify "$dir" "$TIMEOUT")
  all+=1
  if [[ $state != ok ]]; then bad+=1; fi
  as_doc "$src" "$dir" "$state" >>"$tmp"
done < <(nfs_entries)

out=$(jq -sc '{mounts:., by_state:(group_by(.state) | map({key:.[0].state, value:length}) | from_entries)}' "$tmp")
case $bad/$all in
  0/0) rune_ok "No NFS in fstab" '{"mounts":[]}' ;;
  0/*) rune_ok "All NFS mounts answer" "$out" ;;
  *)   rune_error 3 "$bad of $all NFS mounts are not usable" "$out" ;;
esac
