#!/usr/bin/env bash
# A command that another machine runs is quiet when its code sends its output away, or ends in one that prints nothing.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "")
[[ $HOST =~ ^[a-z][a-z0-9.-]*$ ]] || rune_error 1 "bad host" '{}'

ssh -n "$HOST" "systemctl restart 'my unit.service'" || rune_error 2 "no restart" '{}'
ssh -n "$HOST" 'cd /srv/app && git pull -q && touch "deployed at night"' || rune_error 2 "no deployment" '{}'
ssh -n "$HOST" 'cat /srv/version >/tmp/version; ls -l &>/dev/null' || rune_error 2 "no version" '{}'
ssh -n "$HOST" 'du -s /srv | tee /tmp/size 1>/dev/null' || rune_error 2 "no size" '{}'
ssh -n "$HOST" 'exec >/tmp/log 2>&1; ls -l /srv' || rune_error 2 "no list" '{}'
ssh -n "$HOST" 'test -d /srv/app || echo "there is no /srv/app"' >&2 || rune_error 2 "no folder" '{}'
ssh -n "$HOST" '{ date; ls -l; } >>/var/log/visits' || rune_error 2 "no log" '{}'
ssh -n "$HOST" systemctl restart ls || rune_error 2 "no restart" '{}'
docker exec web sh -c 'ls() { :; }; ls' || rune_error 2 "no shell" '{}'
sudo sh -c 'cd /srv && touch "a b"' || rune_error 2 "no touch" '{}'
rune_ok "done"
