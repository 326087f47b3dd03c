#!/usr/bin/env bash
# Apply an HA / TTL policy to a vhost. Owner: messaging@lindqvist.example
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

vhost="$(rune_param vhost "/")"
name="$(rune_param policy "")"
pattern="$(rune_param pattern "^")"
ttl="$(rune_param message_ttl_ms "")"
maxlen="$(rune_param max_length "")"
priority="$(rune_param priority "0")"

reject() { rune_error 1 "$1" "$(jq -nc --arg p "$2" '{parameter:$p}')"; }

[[ "$name" =~ ^[A-Za-z0-9_.-]+$ ]] || reject "policy name is missing or malformed" policy
[[ "$priority" =~ ^[0-9]{1,3}$ ]] || reject "priority must be 0 to 999" priority
if [[ -n "$ttl" && ! "$ttl" =~ ^[1-9][0-9]*$ ]]; then reject "ttl must be a number" message_ttl_ms; fi
if [[ -n "$maxlen" && ! "$maxlen" =~ ^[1-9][0-9]*$ ]]; then reject "max_length must be a number" max_length; fi
if [[ -z "$ttl$maxlen" ]]; then
  rune_error 1 "nothing to set" '{"need_one_of":["message_ttl_ms","max_length"]}'
fi

ctl() { timeout 60 rabbitmqctl --quiet "$@" </dev/null; }

if ! ctl await_startup --timeout 30 >/dev/null 2>&1; then
  rune_error 2 "RabbitMQ is not running"
fi

vhosts="$(ctl list_vhosts name --no-table-headers 2>/dev/null)" || rune_error 2 "vhosts cannot be listed"
if ! grep -qxF -- "$vhost" <<<"$vhosts"; then
  rune_error 2 "vhost does not exist" "$(jq -nc --arg v "$vhost" '{vhost:$v}')"
fi

definition="$(jq -nc --arg ttl "$ttl" --arg len "$maxlen" '
  (if $ttl == "" then {} else {"message-ttl": ($ttl | tonumber)} end)
  + (if $len == "" then {} else {"max-length": ($len | tonumber), overflow: "reject-publish"} end)')"

current="$(ctl list_policies -p "$vhost" --formatter json 2>/dev/null |
  jq -c --arg n "$name" 'map(select(.name == $n)) | .[0].definition // empty | if type == "string" then fromjson else . end')" ||
  current=""

if [[ -n "$current" ]] && jq -en --argjson a "$current" --argjson b "$definition" '$a == $b' >/dev/null; then
  rune_ok "policy already in place" "$(jq -nc --argjson d "$definition" '{definition:$d, changed:false}')"
fi

if ! out="$(ctl set_policy -p "$vhost" --priority "$priority" --apply-to queues "$name" "$pattern" "$definition" 2>&1)"; then
  printf '%s\n' "$out" >&2
  rune_error 3 "set_policy failed" "$(jq -nc --arg o "${out:0:1000}" '{output:$o}')"
fi
rune_ok "policy applied" "$(jq -nc --argjson d "$definition" --arg v "$vhost" '{vhost:$v, definition:$d, changed:true}')"
