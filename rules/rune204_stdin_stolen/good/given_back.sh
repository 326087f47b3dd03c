#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# What `cat` takes, `rune_init` gets from the here-string.
REQUEST="$(cat)"
printf '%s\n' "${REQUEST}" >>/var/tmp/requests.log
rune_init <<<"${REQUEST}"

SERVICE="$(rune_param service "")"
rune_ok "Request noted" "$(jq -nc --arg s "${SERVICE}" '{service:$s}')"
