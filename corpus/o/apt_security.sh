#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

export DEBIAN_FRONTEND=noninteractive
apply=$(rune_param apply false)
apt-get -q -o DPkg::Lock::Timeout=120 update 2>/dev/null || rune_error 2 "apt-get update failed"
mapfile -t up < <(apt-get -s -o Debug::NoLocking=1 upgrade | awk '$1=="Inst" && /-[Ss]ecurity/ {print $2}')
while read -r p; do echo "held: $p" >&2; done < <(apt-mark showhold 2>/dev/null)
((${#up[@]})) || rune_ok "nothing to do" '{"pending":[]}'

if [[ $apply == true ]]; then
  apt-get -y -o Dpkg::Options::=--force-confold --only-upgrade install "${up[@]}" >/var/log/apt_security.log 2>&1 ||
    rune_error 3 "upgrade failed" "$(tail -n 5 /var/log/apt_security.log | jq -Rsc '{log:split("\n")}')"
  if [[ -e /run/reboot-required ]]; then
    rune_ok "applied, reboot needed" "$(jq -nc '$ARGS.positional' --args "${up[@]}")"
  fi
fi
rune_ok_kv "security updates" "apply=$apply" "pending=${up[*]}"
