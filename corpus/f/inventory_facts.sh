#!/usr/bin/env bash
# a handful of facts about the node
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

kernel=$(uname -r)
arch=$(uname -m)
mem=$(awk '/^MemTotal:/ { print $2 }' /proc/meminfo) || mem=0
os=unknown
if [[ -r /etc/os-release ]]; then
  os=$(sed -n 's/^PRETTY_NAME="\(.*\)"$/\1/p' /etc/os-release)
fi
virt=$(systemd-detect-virt)

table() {
  local k
  for k in kernel arch mem os virt; do
    printf '%-8s %s\n' "$k" "${!k}"
  done
}
table

facts=$(cat <<EOF
{
  "kernel": "$kernel",
  "arch": "$arch",
  "mem_kb": $mem,
  "os": "$os",
  "virt": "$virt"
}
EOF
)
rune_ok "facts collected" "$facts"
