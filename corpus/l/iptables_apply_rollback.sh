#!/usr/bin/env bash
# Apply a rule file with a dead man's switch: unless the probe still answers, the old rules come back.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

die()      { rune_error "$1" "$2" "$(jq -nc --arg f "${rules:-}" '{rules:$f}')"; }
need_cmd() { command -v "$1" >/dev/null 2>&1 || die 4 "command not found: $1"; }
reachable() { ping -q -c 3 -W 2 -- "$1" >/dev/null 2>&1; }
restore()  { iptables-restore <"$1" 2>/dev/null; }
arm()      {
  ( sleep "$1"; restore "$2" ) </dev/null >/dev/null 2>&1 &
  switch=$!
}
disarm()   { kill "$switch" 2>/dev/null || true; }

rules=$(rune_param rules_file "")
probe=$(rune_param probe_host "")
grace=$(rune_param grace_seconds 60)

[[ -n $rules && -n $probe ]] || die 1 "rules_file and probe_host are required"
[[ $grace =~ ^[1-9][0-9]{0,2}$ ]] || die 1 "grace_seconds must be 1 to 999"
need_cmd iptables-restore
need_cmd iptables-save
[[ -s $rules ]] || die 2 "rule file is missing or empty"
iptables-restore --test <"$rules" >/dev/null 2>&1 || die 3 "rule file does not parse"

old=$(mktemp /run/iptables.XXXXXX)
iptables-save >"$old" 2>/dev/null || die 2 "cannot save the present rules"

arm "$grace" "$old"
if ! restore "$rules"; then
  disarm
  restore "$old" || true
  die 3 "rules were refused, the old ones are back"
fi
if ! reachable "$probe"; then
  disarm
  restore "$old" || die 100 "probe lost and the old rules could not be restored"
  die 3 "probe host lost, the old rules are back"
fi
disarm

n=$(iptables-save 2>/dev/null | grep -c '^-A') || true
rune_ok "rules applied" "$(jq -nc --arg f "$rules" --arg p "$probe" --arg n "${n:-0}" \
  '{rules:$f, probe:$p, count:($n|tonumber)}')"
