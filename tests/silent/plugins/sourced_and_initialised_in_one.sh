#!/usr/bin/env bash
# Where the library is not found nothing of it is called.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
source "${here}/rune_bpcs.sh" && rune_init
owner=$(rune_param user www-data)
rune_ok "Read" "$(jq -nc --arg o "$owner" '{owner: $o}')"
