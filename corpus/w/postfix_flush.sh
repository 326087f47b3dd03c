# Flush or hold the deferred mail of one domain.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"

if ! postconf -h queue_directory >/dev/null 2>&1; then
  echo "postfix is not installed" >&2
  exit 4
fi

if [[ -e /run/postfix_purge ]]; then postsuper -d - >/dev/null 2>&1 || true; fi

rune_init

domain=$(rune_param domain "")
action=$(rune_param action flush)
[[ $domain =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "domain is required" '{"missing":["domain"]}'

ids() { postqueue -j 2>/dev/null | jq -r --arg d "@$domain" 'select(.queue_name == "deferred") | select(any(.recipients[]; .address | endswith($d))) | .queue_id'; }

mapfile -t queue < <(ids)
declare -A TABLE=([flush]=-i [hold]=-h [release]=-H)
[[ -n $action && -n ${TABLE[$action]:-} ]] || rune_error 1 "unknown action" '{"allowed":["flush","hold","release"]}'

moved=0
for id in "${queue[@]}"; do
  if [[ $action == flush ]]; then
    postqueue -i "$id" >&2 && moved=$((moved + 1))
  else
    postsuper "${TABLE[$action]}" "$id" >&2 && moved=$((moved + 1))
  fi
done

rune_ok "queue handled" "$(jq -nc --arg d "$domain" --arg a "$action" --argjson n "$moved" '{domain: $d, action: $a, messages: $n}')"
