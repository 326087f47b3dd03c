#!/bin/bash -eu
#
# Finds NFS mounts that hang and takes them away lazily.
#
base=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$base/rune_bpcs.sh"
source "$base/lib_mounts.sh"

rune_init

TYPE=$(rune_param type nfs4)
NODE=$(rune_ctx)
REALLY=$(rune_param umount false)

say() { echo "$(date +%T) ${NODE:-node}: $*"; }

check_type() {
  case $1 in
    nfs | nfs4 | cifs) ;;
    *) rune_error 1 "type is not a network file system" '{"allowed":["nfs","nfs4","cifs"]}' ;;
  esac
}
check_type "$TYPE" >&2

stale=0
while IFS= read -r target; do
  if mount_is_stale "$target"; then
    stale=$((stale + 1))
    say "$target hangs" >&2
    if [[ $REALLY == true ]]; then
      umount -l "$target" 2>/dev/null || say "cannot take $target away" >&2
    fi
  fi
done < <(mounts_of_type "$TYPE")

if [ "$stale" -gt 0 ]; then
  rune_error 3 "stale mounts" "$(jq -nc --argjson n "$stale" '{stale:$n}')"
fi
rune_ok "no stale mount" "$(mounts_json "$TYPE")"
