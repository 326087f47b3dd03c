#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

log() { printf '%s\n' "$*" >&2; }

work="$(mktemp -d)"
printf -v stamp '%(%Y%m%d)T' -1
{
  echo "stamp is $stamp"
  pwd
} >&2

cat >"$work/motd" <<EOF || rune_error 2 "Cannot write the notice" '{}'
Maintenance on $stamp.
EOF
logger -t maintenance <<EOF || true
Notice written on $stamp
EOF

pushd "$work" >/dev/null || rune_error 2 "Cannot enter the work folder" '{}'
type -P jq >/dev/null || rune_error 2 "jq is not installed" '{}'
log "in $(pwd)"
popd >/dev/null || true

rune_out "stamp=$stamp"
rune_finish "notice written"
