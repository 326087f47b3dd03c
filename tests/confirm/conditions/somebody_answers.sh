#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

host=$(rune_param host "")
[[ -n $host ]] || rune_error 1 "no host"
port=$(rune_param port "")
[[ $port =~ ^[0-9]+$ ]] || rune_error 1 "no port"
probe() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
until probe "$host" "$port"; do
  rune_error 2 "closed"
done
: here
rune_ok "done"
