#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

STEPS=()
trap 'rune_out "steps=${STEPS[*]}"; rune_finish "done"' EXIT

HOSTNAME_NEW=$(rune_param hostname "")
if [[ ! $HOSTNAME_NEW =~ ^[a-z0-9-]+$ ]]; then
  rune_err 1 "Bad hostname"
  exit 1
fi
STEPS+=(validated)

if ! hostnamectl set-hostname "$HOSTNAME_NEW" 2>/dev/null; then
  rune_error 3 "Cannot set hostname" "$(jq -nc --arg h "$HOSTNAME_NEW" '{hostname:$h}')"
fi
STEPS+=(set)
rune_out "hostname=$HOSTNAME_NEW"
