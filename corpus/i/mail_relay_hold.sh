# mail_relay_hold: hold or release the mail of a sender (university, postmaster)
#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

SENDER="$(rune_param sender "")"
ACTION="$(rune_param)"
MAP=/etc/postfix/hold_senders

[[ "$SENDER" =~ ^[A-Za-z0-9._+-]+@[a-z0-9.-]+$ ]] || rune_error 1 "Sender is no address" '{"field":"sender"}'
touch "$MAP" 2>/dev/null || rune_error 4 "Map cannot be written" '{}'

# queue ids of the sender as a JSON array
queued() {
  postqueue -j 2>/dev/null | jq -r --arg s "$SENDER" 'select(.sender == $s) | .queue_id' \
    | jq -R . | jq -sc .
}

ids="$(queued)" || rune_error 2 "Queue cannot be read" '{}'
new="$(mktemp)"
trap 'rm -f "$new"' EXIT
awk -v s="$SENDER" '$1 != s' "$MAP" >"$new"
IFS=$'\t' read -r oldest _ <"$new"
echo "oldest entry: $oldest" >&2

case "${ACTION:-hold}" in
  hold)
    printf '%s\tHOLD\n' "$SENDER" >>"$new"
    verb=-h ;;
  release)
    verb=-H ;;
  *)
    rune_error 1 "Action is hold or release" '{"field":"action"}' ;;
esac
install -m 0644 "$new" "$MAP" || rune_error 4 "Map cannot be written" '{}'
postmap "$MAP" 2>/dev/null || rune_error 3 "postmap failed" '{}'
jq -r '.[]' <<<"$ids" | postsuper "$verb" - >/dev/null 2>&1 || true
rune_ok "Queue changed" "$ids"
