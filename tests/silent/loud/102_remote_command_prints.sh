#!/usr/bin/env bash
# What a command prints that another machine, a container or another user runs, comes out here, however it is written.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "")
[[ $HOST =~ ^[a-z][a-z0-9.-]*$ ]] || rune_error 1 "bad host" '{}'

ssh -n "$HOST" "asterisk -rx 'module reload res_pjsip.so'" || rune_error 2 "no reload" '{}'  # expect: RUNE102
ssh -n "$HOST" 'cd /srv/app && git pull' || rune_error 2 "no deployment" '{}'  # expect: RUNE102
ssh -n "$HOST" 'set -e; cd /srv/app; cat "the version"' || rune_error 2 "no version" '{}'  # expect: RUNE102
ssh -n "$HOST" 'du -s /srv/* 2>/dev/null | sort -rn' || rune_error 2 "no size" '{}'  # expect: RUNE102
ssh -n "$HOST" '{ date >/tmp/now; ls -l; }' || rune_error 2 "no list" '{}'  # expect: RUNE102
docker exec web sh -c 'cd /srv && ls "a b"' || rune_error 2 "no shell" '{}'  # expect: RUNE102
sudo sh -c 'cd /srv && ls "a b"' || rune_error 2 "no list" '{}'  # expect: RUNE102
su - app -c 'cd /srv; ls "a b"' || rune_error 2 "no list" '{}'  # expect: RUNE102
rune_ok "done"
