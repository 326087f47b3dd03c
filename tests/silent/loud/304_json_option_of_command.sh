#!/usr/bin/env bash
# The JSON listing of a command is recorded as one value.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
dev=$(rune_param device /dev/sda)
parts=$(lsblk --json -o NAME,SIZE -- "$dev" 2>/dev/null) || rune_error 2 "Device is missing"
rune_out "device=$dev"
rune_out "partitions=$parts" # expect: RUNE304
rune_finish "Device listed"
