#!/bin/bash
# GPFS filesets of a file system: link state and inode use, accumulated
set -euo pipefail
shopt -s lastpipe
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

DEV=$(rune_param device gpfs0)
[[ $DEV =~ ^[a-z][a-z0-9]*$ ]] || rune_fail 1 "bad device" "$(jq -nc --arg d "$DEV" '{device:$d}')"

PATH=$PATH:/usr/lpp/mmfs/bin
set +e
RAW=$(mmlsfileset "$DEV" -Y 2>/dev/null)
RC=$?
set -e
if [[ $RC -ne 0 ]]; then
  rune_fail_kv 2 "mmlsfileset failed" "device=$DEV" "status=$RC"
fi

rune_out device "$DEV"

# -Y prints colon separated fields; the header names them
linked=0 unlinked=0
grep ':HEADER:' <<<"$RAW" | head -n 1 | tr ':' '\n' | awk '$0 == "status" { print NR }' | read -r col || col=0
if [[ $col -gt 0 ]]; then
  awk -F: -v c="$col" '$3 != "HEADER" { print $c }' <<<"$RAW" | sort | uniq -c | while read -r n state; do
    case $state in
      Linked)   linked=$n; rune_out "linked=$n" ;;
      Unlinked) unlinked=$n; rune_out "unlinked=$n" ;;
      *)        echo "state $state is new to me ($n)" >&2 ;;
    esac
  done
else
  rune_err 3 "mmlsfileset printed no status column"
fi

(( linked + unlinked > 0 )) || rune_err 3 "no fileset is there"
if [[ $unlinked -gt 0 ]]; then rune_err 3 "$unlinked filesets are not linked"; fi
rune_finish "all filesets are linked"
