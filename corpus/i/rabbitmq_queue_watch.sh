#!/usr/bin/env bash
# Game backend: watch the depth of queues, remember the last values, warn when one grows.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

main() {
  rune_init
  local vhost growth state now prev doc
  vhost="$(rune_param vhost "/")"
  growth="$(rune_param max_growth "1000")"
  [[ "$growth" =~ ^[0-9]+$ ]] || rune_error 1 "max_growth is a number" '{"field":"max_growth"}'
  state="/var/lib/rune/rabbit-$(printf '%s' "$vhost" | sha256sum | cut -c1-12).json"
  mkdir -p "${state%/*}"

  if ! now="$(depths "$vhost")"; then
    rune_error 2 "Broker cannot be asked" "$(jq -nc --arg v "$vhost" '{vhost:$v}')"
  fi
  prev="$(cat "$state" 2>/dev/null || echo '{}')"
  jq -e 'type == "object"' <<<"$prev" >/dev/null 2>&1 || prev='{}'
  save "$state" "$now" || warn "state could not be saved"

  doc="$(compare "$prev" "$now" "$growth")"
  if jq -e '.growing | length > 0' <<<"$doc" >/dev/null; then
    warn "queues are growing"
    rune_error 3 "Queues are growing" "$doc"
  fi
  rune_ok "Queues are calm" "$doc"
}

warn() { printf 'rabbitmq_queue_watch: %s\n' "$*" >&2; }

depths() {
  local list
  list="$(timeout 20 rabbitmqctl -q -p "$1" list_queues name messages --formatter json 2>/dev/null)" || return 1
  jq -c 'map({(.name): .messages}) | add // {}' <<<"$list"
}

save() {
  local tmp
  tmp="$(mktemp "$1.XXXXXX")" || return 1
  printf '%s\n' "$2" >"$tmp" && mv -f "$tmp" "$1"
}

compare() {
  jq -nc --argjson p "$1" --argjson n "$2" --argjson g "$3" '
    {queues: ($n | length),
     growing: [$n | to_entries[] | select(.value - ($p[.key] // .value) > $g) | .key]}'
}

main "$@"
