#!/usr/bin/env bash
# With pipefail off only the last element of the pipeline counts.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
set +o pipefail
shells=$(grep '/bin/zsh$' /etc/passwd | wc -l)
set -o pipefail
rune_ok "Counted zsh users" "$(jq -nc --argjson n "$shells" '{zsh_users:$n}')"
