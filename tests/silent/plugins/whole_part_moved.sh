#!/usr/bin/env bash
# A noisy part of the plugin runs in a function whose definition carries the redirection.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
upgrade() {
  apt-get -q update
  apt-get -q -y install nginx-light
  echo "installed"
} >>/var/log/rune-apt.log 2>&1 </dev/null
if ! upgrade; then
  rune_error 2 "apt failed"
fi
rune_ok_kv "installed" "package=nginx-light"
