#!/usr/bin/env bash
# Requeue the deferred mail for one destination after its outage.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

domain=$(rune_param domain "")
[[ $domain =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "Bad domain" '{"param":"domain"}'

ids=$(mktemp)
finished=no
on_exit() {
  rm -f "$ids"
  [[ $finished == yes ]] || rune_error 100 "Requeue broke off" '{}'
}
trap on_exit EXIT

postqueue -j 2>/dev/null |
  jq -r --arg d "@$domain" 'select(.queue_name == "deferred" and any(.recipients[]; .address | endswith($d))) | .queue_id' >"$ids" || true
total=$(wc -l <"$ids")

if [[ $total -eq 0 ]]; then
  rune_error 3 "No deferred mail for the domain" "$(jq -nc --arg d "$domain" '{domain:$d}')"
elif [[ $total -gt 100 ]]; then
  # the manual: "-" means: read the queue ids from standard input
  postsuper -r - >&2 ||
    rune_error 2 "postsuper failed" '{}'
else
  while read -r id; do
    postsuper -r "$id" >&2 </dev/null || echo "gone meanwhile: $id" >&2
  done <"$ids"
fi
finished=yes
rune_ok "Requeued" "$(jq -nc --arg d "$domain" --argjson n "$total" '{domain:$d, requeued:$n}')"
