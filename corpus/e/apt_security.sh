#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

export DEBIAN_FRONTEND=noninteractive LC_ALL=C
LOG=$(mktemp /tmp/apt_security.XXXXXX)
chmod 600 "$LOG"

fail() {
  local code=$1 text=$2
  rune_error "$code" "$text" "$(tail -n 20 "$LOG" | jq -Rnc --arg log "$LOG" '{log:$log, tail:[inputs]}')"
}

apt_quiet() {
  apt-get -y -o Dpkg::Options::=--force-confold -o Dpkg::Lock::Timeout=120 "$@" </dev/null
}

[[ -e /etc/debian_version ]] || fail 4 "this is no Debian system"
[[ $(id -u) -eq 0 ]] || fail 4 "must run as root"

apt_quiet update >>"$LOG" 2>&1 || fail 2 "apt-get update failed"

mapfile -t pkgs < <(apt-get -s dist-upgrade 2>>"$LOG" | awk '/^Inst/ && /security/ { print $2 }')

if [[ ${#pkgs[@]} -eq 0 ]]; then
  rm -f "$LOG"
  rune_ok "no security updates" '{"upgraded":[],"reboot":false}'
fi

{
  echo "== upgrading ${pkgs[*]}"
  apt_quiet install --only-upgrade "${pkgs[@]}"
  pwd
} &>>"$LOG" || fail 3 "upgrade failed"

reboot=false
test ! -e /var/run/reboot-required || reboot=true

OUT=$(printf '%s\n' "${pkgs[@]}" | jq -Rnc --argjson r "$reboot" '{upgraded:[inputs], reboot:$r}')
rune_ok "security updates installed" "$OUT"
