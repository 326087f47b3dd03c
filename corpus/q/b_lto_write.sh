#!/usr/bin/env bash
# write one folder to tape, stop-safe: nobody ejects while we write
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

dir=$(rune_param folder "")
tape=/dev/nst0
no() { rune_error_kv "$@"; }

[[ $dir == /media/* && -d $dir ]] || no 2 "no such folder" "folder=$dir"
mt -f "$tape" status 2>/dev/null | grep -q ONLINE || no 2 "no tape in the drive" "drive=$tape"

sg_prevent --prevent=1 "$tape" >&2 || no 3 "cannot lock the drive door" "drive=$tape"
trap 'sg_prevent --allow "$tape" >&2 || true' EXIT

mt -f "$tape" eod >&2 || no 3 "cannot wind to the end of data" "drive=$tape"
at=$(mt -f "$tape" status | sed -n 's/^File number=\([0-9]*\),.*/\1/p') || at=
list=$(mktemp)
(
  set +e
  cd "$dir" || exit 9
  tar -c -b 512 -f "$tape" --index-file="$list" -v .
) >/dev/null 2>&1 && rc=0 || rc=$?

case $rc in
  0) ;;
  1) echo "some files changed while they were read" >&2 ;;
  9) no 2 "folder went away" "folder=$dir" ;;
  *) no 3 "tar failed" "status=$rc" "file_number=${at:-?}" ;;
esac

n=$(wc -l <"$list")
set +e
tail -n 3 "$list" | grep '\.mxf$' >&2
set -e
rm -f "$list"
logger -t lto "wrote $dir as file ${at:-?}" &>/dev/null &
rune_ok_kv "on tape" "folder=$dir" "file_number=${at:-?}" "entries=$n"
