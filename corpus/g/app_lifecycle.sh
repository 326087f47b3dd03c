#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ACTION=$(rune_param action status)
INSTANCE=$(rune_param instance a)
LEVEL=$(rune_param level info)
NOTE=$(rune_param note "")

do_start() { systemctl start "app@$INSTANCE"; }
do_stop() { systemctl stop "app@$INSTANCE"; }
do_status() { systemctl is-active --quiet "app@$INSTANCE"; }

case "$ACTION" in
  start | stop | status) ;;
  *) rune_error 1 "unknown action" '{"allowed":["start","stop","status"]}' ;;
esac
[[ $INSTANCE =~ ^[a-z][0-9]?$ ]] || rune_error 1 "instance is a letter and a digit" '{"invalid":["instance"]}'
if [[ $LEVEL != info && $LEVEL != debug ]]; then
  rune_error 1 "level must be info or debug" '{"allowed":["info","debug"]}'
fi

if eval "do_$ACTION"; then
  running=true
else
  running=false
fi

sudo -u app sh -c "echo log_level=$LEVEL > /srv/app/$INSTANCE/level" || rune_error 2 "cannot set the level" '{"stage":"level"}'

# the note is free text: it travels as an argument, never as program text
bash -c 'printf "%s %s\n" "$(date +%F)" "$1" >>/srv/app/notes.txt' _ "$NOTE" || echo "note not kept" >&2
python3 -c 'import sys, syslog; syslog.syslog(sys.argv[1])' "$NOTE" </dev/null >/dev/null 2>&1 || true

rune_ok "did it" "$(jq -nc --arg a "$ACTION" --arg i "$INSTANCE" --argjson r "$running" '{action:$a, instance:$i, ok:$r}')"
