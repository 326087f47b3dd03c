#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() { echo "$(date +%T) $*" >&2; }

if ! init_out=$(rune_init 2>&1); then
  log "init failed: $init_out"
fi

ip=$(rune_param ip "")
name=$(rune_param name "")
hosts=$(rune_param file "/etc/hosts")
[[ $ip =~ ^[0-9]+(\.[0-9]+){3}$ ]] || rune_error 1 "ip expected"
[[ $name =~ ^[a-z0-9.-]+$ ]]       || rune_error 1 "host name expected"

if grep -qE "^${ip//./\\.}[[:space:]]" "$hosts"; then
  log "there is a line for $ip"
  rune_ok_kv "already there" "ip=$ip" "name=$name"
fi

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT
cp "$hosts" "$tmp"
printf '%s\t%s\n' "$ip" "$name" >>"$tmp"
cat "$tmp"
install -m 0644 "$tmp" "$hosts" || rune_error 2 "cannot write the hosts file"

rune_ok_kv "host added" "ip=$ip" "name=$name"
