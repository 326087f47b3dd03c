#!/bin/bash
# What would `apt-get upgrade` do, how much of it is security?
set -euo pipefail
LC_ALL=C; export LC_ALL

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

refresh="$(rune_param refresh yes)"
tmp="$(mktemp -d)"
trap 'rm -rf "$tmp"' EXIT

if [ "$refresh" != no ]; then
	apt-get -qq update >"$tmp/update" 2>&1 || {
		grep '^[EW]:' "$tmp/update" >&2 || :
		rune_error 2 "apt-get update failed" "$(jq -Rsc '{apt:.}' "$tmp/update")"
	}
fi

# Inst libssl3 [3.0.11-1~deb12u2] (3.0.13-1~deb12u1 Debian-Security:12/stable-security [amd64])
if ! apt-get -s -o Debug::NoLocking=true upgrade >"$tmp/sim" 2>"$tmp/err"; then
	rune_error 3 "the simulation failed" "$(jq -Rsc '{apt:.}' "$tmp/err")"
fi

sed -n 's/^Inst \([^ ]*\) \[\([^]]*\)\] (\([^ ]*\) \([^ ]*\).*/\1 \2 \3 \4/p' "$tmp/sim" >"$tmp/list"
python3 - "$tmp/list" >"$tmp/json" <<'PY' || rune_error 100 "the list cannot be read" '{}'
import json, sys
rows = [line.split() for line in open(sys.argv[1])]
print(json.dumps({"upgrades": [dict(zip(("package", "from", "to", "origin"), r)) for r in rows]}))
PY

kept="$(sed -n '/^The following packages have been kept back:/,/^[^ ]/ s/^  *//p' "$tmp/sim" | tr '\n' ' ')"
reboot=false
[ ! -e /var/run/reboot-required ] || reboot=true

rune_ok "simulated" "$(jq -c --arg k "$kept" --argjson r "$reboot" '
	. + {
		security: (.upgrades | map(select(.origin | test("[Ss]ecurity"))) | length),
		kept_back: ($k | split(" ") | map(select(. != ""))),
		reboot_required: $r
	}' "$tmp/json")"
