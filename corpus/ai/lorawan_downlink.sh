#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

declare -A code=([reboot]=01 [interval]=02 [led]=03 [rejoin]=04)

eui=$(rune_param dev_eui "")
cmd=$(rune_param command "")
arg=$(rune_param argument 0)
port=$(rune_param f_port 10)
confirmed=$(rune_param_json confirmed false)
api_token=$(rune_param api_token "")

[[ $eui =~ ^[0-9A-Fa-f]{16}$ ]] || rune_error 1 "dev_eui: 16 hex digits" '{"field":"dev_eui"}'
[[ -n $cmd && -n ${code[$cmd]:-} ]] || rune_error 1 "unknown command" "$(
  printf '%s\n' "${!code[@]}" | jq -R . | jq -sc '{known: sort}'
)"
[[ $arg =~ ^(0|[1-9][0-9]{0,4})$ ]] || rune_error 1 "argument: 0 to 99999" '{"field":"argument"}'
[[ $port =~ ^([1-9]|[1-9][0-9]|1[0-9]{2})$ ]] || rune_error 1 "f_port: 1 to 199" '{"field":"f_port"}'
[[ $confirmed == true ]] || confirmed=false
((arg <= 65535)) || rune_error 1 "argument does not fit two octets" "{}"

hex=
case $cmd in
  reboot|rejoin) hex=${code[$cmd]} ;;
  led) printf -v hex '%s%02x' "${code[$cmd]}" $((arg & 1)) ;;
  interval) printf -v hex '%s%04x' "${code[$cmd]}" "$arg" ;;
esac

b64=$(
  while read -r -n 2 o; do
    [[ -z $o ]] || printf "\\x$o"
  done <<<"$hex" | base64
)

body=$(jq -nc --arg d "$b64" --argjson p "$port" --argjson c "$confirmed" \
  '{queueItem: {data: $d, fPort: $p, confirmed: $c}}')

# the token goes in by standard input, not by the command line
ask() {
  printf 'header = "Grpc-Metadata-Authorization: Bearer %s"\n' "$api_token" |
    curl -sS -K - --max-time 10 -H 'Content-Type: application/json' "$@" \
      "http://127.0.0.1:8090/api/devices/${eui,,}/queue" 2>/dev/null
}

if [[ $(rune_param flush false) == true ]]; then
  ask -X DELETE >/dev/null || printf 'old queue could not be flushed\n' >&2
fi

reply=$(ask --data "$body") || rune_error 2 "network server does not answer" "$(jq -nc --arg e "$eui" '{dev_eui: $e}')"
id=$(jq -er '.id' <<<"$reply" 2>/dev/null) ||
  rune_error 3 "network server refused" "$(jq -Rsc '{reply: .}' <<<"$reply")"

rune_ok_kv "downlink queued" "dev_eui=${eui,,}" "id=$id" "payload_hex=$hex" "has_token=${api_token:+yes}"
