#!/usr/bin/env bash
# `local x=$(cmd)` has the status of `local`; `export`, `readonly` and `declare` likewise.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  local state=$(systemctl is-active cron)
  local -r found="$(grep -c x /etc/hosts)"
  export HOSTS_FOUND="$(pgrep -c sshd)"
  readonly PEERS="$(getent hosts peer)"
  declare kernel="$(curl -fsS http://localhost/kernel)"
  rune_ok "Read" "$(jq -nc --arg s "$state" --arg f "$found" --arg k "$kernel" --arg p "$PEERS" '{s:$s, f:$f, k:$k, p:$p}')"
}

rune_init
main "$@"
