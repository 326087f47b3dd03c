#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

disk=$(rune_param disk "")
[[ $disk =~ ^/dev/(sd[a-z]|nvme[0-9]n[0-9])$ ]] || rune_error 1 "not a disk"
[[ ! -b $disk ]] && rune_error 2 "no such disk"
: here
rune_ok "done"
