#!/usr/bin/env bash
# A trap string in double quotes expands the value early and parses it later.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
dir=$(rune_param dir /var/tmp/stage)
[[ -d $dir ]] || rune_error 2 "Directory is missing"
trap "rm -rf -- $dir/partial || true" EXIT # expect: RUNE503
tar -C "$dir" -xf /var/backups/site.tar || rune_error 3 "Archive is broken"
rune_ok_kv "Unpacked" "dir=$dir"
