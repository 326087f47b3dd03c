#!/usr/bin/env bash
#*******************************************************************************
#*
#*  archive_mirror
#*
#*  Mirrors the archive of the document management to the second data centre.
#*
#*  A word about output. The first version of this plugin printed whatever
#*  rsync had to say, and RUNE answered "Malformed JSON from plugin" for two
#*  weeks. So: everything that is not the message goes into $LOG.
#*
#*******************************************************************************
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Descriptor 3 is the contract, see above.
LOG=/var/log/rune/archive_mirror.log
mkdir -p "${LOG%/*}"
exec 3>&1 >>"$LOG"

SOURCE=$(rune_param source /srv/archive)
TARGET=$(rune_param target "")
[[ -d $SOURCE ]] || rune_error 2 "the archive is not mounted" "$(jq -nc --arg s "$SOURCE" '{source:$s}')"
[[ -n $TARGET ]] || rune_error 1 "target is missing" '{"missing":["target"]}' >&3

#-------------------------------------------------------------------------------
# The heartbeat. The monitoring raises an alarm when the stamp is older than ten
# minutes, and a mirror run takes hours. It ends when the stamp is taken away.
#-------------------------------------------------------------------------------
STAMP=/run/archive_mirror.stamp
touch "$STAMP" || rune_error 2 "cannot write the stamp" '{"dir":"/run"}' >&3
while sleep 120 && [[ -e $STAMP ]]; do touch "$STAMP"; done >/dev/null 2>&1 &

#-------------------------------------------------------------------------------
# One tree. Prints the number of files that were sent, for the caller.
#-------------------------------------------------------------------------------
mirror() {
  local tree=$1 rc=0
  rsync -a --delete --out-format='%n' "$SOURCE/$tree/" "$TARGET/$tree/" 2>>"$LOG" >"$LOG.files" || rc=$?
  if (( rc != 0 )); then
    rune_err 3 "rsync of $tree ended with $rc"
  fi
  wc -l <"$LOG.files" || true
}

TOTAL=0
for tree in invoices contracts letters; do
  sent=$(mirror "$tree")
  echo "$tree: $sent files"
  TOTAL=$((TOTAL + sent))
done

exec 1>&3 3>&-
rm -f "$STAMP" "$LOG.files" 2>&1

rune_out "files=$TOTAL"
rune_out "target=$TARGET"
rune_finish "mirror run is over"
