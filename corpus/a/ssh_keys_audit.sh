#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A per_user=()
weak=0

homes() {
  getent passwd | awk -F: '$3 >= 1000 && $7 !~ /nologin|false/ { print $1 "\t" $6 }'
}

count_keys() {
  # prints: total weak
  awk '
    /^[[:space:]]*(#|$)/ { next }
    { total++ }
    /ssh-dss/ { weak++ }
    END { printf "%d %d\n", total, weak }
  ' "$1"
}

while IFS=$'\t' read -r user home; do
  file="${home}/.ssh/authorized_keys"
  [[ -r "${file}" ]] || continue
  counts=$(count_keys "${file}" 2>/dev/null) || counts="0 0"
  total=${counts% *}
  bad=${counts#* }
  per_user["${user}"]="${total}"
  ((weak += bad)) || true
  if [[ "${bad}" -gt 0 ]]; then
    echo "weak keys: ${user} (${bad})" >&2
  fi
done < <(homes)

LIST=$(
  for u in "${!per_user[@]}"; do
    jq -nc --arg u "${u}" --argjson n "${per_user[$u]}" '{user: $u, keys: $n}'
  done | jq -sc 'sort_by(.user)'
)

DATA=$(jq -nc --argjson l "${LIST}" --argjson w "${weak}" '{users: $l, weak_keys: $w}')
if ((weak > 0)); then
  rune_fail 3 "weak keys found" "${DATA}"
fi
rune_ok "no weak keys" "${DATA}"
