#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
source "$DIR/rune_bpcs.sh"
rune_init

die()      { rune_error "$1" "$2" "${3:-{\}}"; }
quietly()  { "$@" >/dev/null 2>&1; }
on_err()   { tee -a "$LOG" >&2; }
lines()    { grep -c . "$1" || :; }
as_array() { jq -Rsc 'split("\n") | map(select(length > 0))' "$1"; }

# dnf exits 100 when updates are there, 0 when not, 1 on errors
pending() {
  local rc=0
  dnf -q --security check-update >"$1" 2> >(on_err) || rc=$?
  case $rc in
    0 | 100) return 0 ;;
    *) return "$rc" ;;
  esac
}

names() { awk 'NF == 3 && $1 ~ /\./ { sub(/\.[^.]*$/, "", $1); print $1 }' "$1" | sort -u; }

LOG=$(mktemp --suffix=.dnf)
LIST=$(mktemp)
trap 'rm -f "$LOG" "$LIST" "$LIST.names"' EXIT

quietly command -v dnf || die 4 "dnf is not here" '{"wanted":"dnf"}'
exec 9>/run/rune-dnf.lock || die 4 "no lock file" '{"lock":"/run/rune-dnf.lock"}'
flock -w 30 9 || die 2 "another run holds the lock" '{"lock":"/run/rune-dnf.lock"}'

apply=$(rune_param apply false)
pending "$LIST" || die 2 "check-update failed" "$(jq -Rsc '{log: .}' "$LOG")"
names "$LIST" >"$LIST.names"
count=$(lines "$LIST.names")

if [[ $apply != true || $count -eq 0 ]]; then
  rune_ok "$count packages pending" "$(jq -nc --argjson p "$(as_array "$LIST.names")" '{packages: $p, applied: false}')"
fi

dnf -y --security upgrade </dev/null 9>&- |& on_err || die 3 "upgrade failed" "$(tail -n 30 "$LOG" | jq -Rsc '{log: .}')"

reboot=false
needs-restarting -r >&2 || reboot=true
rune_ok "$count packages updated" "$(
  jq -nc --argjson p "$(as_array "$LIST.names")" --argjson r "$reboot" '{packages: $p, applied: true, reboot: $r}'
)"
