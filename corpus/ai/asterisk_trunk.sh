#!/bin/bash
# qualify a SIP trunk; can kick it
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

# from the phone people's toolbox
die() {
  echo "ERROR: $*"
  exit 1
}
note() { echo "$(date '+%b %d %T') trunk[$$]: $*" >&2; }
ast() { asterisk -rx "$1" 2>/dev/null; }

rune_init
peer=$(rune_param peer "")
kick=$(rune_param kick false)
limit=$(rune_param max_rtt_ms 250)

case $peer in ''|*[!a-z0-9_-]*) die "peer is missing or malformed" ;; esac
ast 'core show uptime' >/dev/null || die "asterisk is down"

rtt() {
  local line
  line=$(ast 'pjsip show contacts' | grep -F "$peer/" | tail -n 1) || { printf 'none\n'; return; }
  set -- $line
  printf '%s\n' "${5:-none}"
}

ms=$(rtt)
note "$peer answers in $ms"
case $ms in
  none|nan) ms=-1 ;;
  *[!0-9.]*) die "cannot read the contact table" ;;
  *) ms=${ms%%.*} ;;
esac

over=false
if [[ $ms -lt 0 || $ms -gt $limit ]]; then
  over=true
fi

if [ "$kick" = true ] && [ "$over" = true ]; then
  note "kicking $peer"
  ast "pjsip send unregister $peer" >&2 || note "unregister failed"
  sleep 2
  ast "pjsip send register $peer" >&2 || rune_error 3 "trunk does not register" '{"registered":false}'
fi

rune_ok_kv "trunk checked" "peer=$peer" "rtt_ms=$ms" "over_limit=$over" "max-rtt=$limit"
