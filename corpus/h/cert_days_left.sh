#!/usr/bin/env bash
# cert_days_left: how many days a server certificate still has.
#
#   parameters:  host (str), port (int, 443), warn_days (int, 21)
#   returns:     {host, port, days_left, not_after, status}
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly INT_RE='^[0-9]{1,5}$'

log_info() { printf '[INFO] %s\n' "$*" >&2; }

# -> "Jan  1 00:00:00 2027 GMT", or nothing
fetch_not_after() {
  local host=$1 port=$2
  timeout 10 openssl s_client -servername "$host" -connect "$host:$port" </dev/null 2>/dev/null \
    | openssl x509 -noout -enddate 2>/dev/null \
    | cut -d= -f2
}

# -> ok | warn | expired
classify() {
  local days=$1 limit=$2
  if (( days < 0 )); then
    echo expired
  elif (( days < limit )); then
    echo warn
  else
    echo ok
  fi
}

main() {
  rune_init

  local host port warn_days not_after epoch days status
  host=$(rune_param host "")
  port=$(rune_param port 443)
  warn_days=$(rune_param warn_days 21)

  [[ $host =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "host is not a host name" '{"parameter":"host"}'
  for name in port warn_days; do
    [[ ${!name} =~ $INT_RE ]] || rune_error 1 "not an integer" "$(jq -nc --arg p "$name" '{parameter:$p}')"
  done

  log_info "asking ${host}:${port}"
  if ! not_after=$(fetch_not_after "$host" "$port") || [[ -z $not_after ]]; then
    rune_error 2 "no certificate received" "$(jq -nc --arg h "$host" --argjson p "$port" '{host:$h, port:$p}')"
  fi

  epoch=$(date -d "$not_after" +%s 2>/dev/null) || rune_error 3 "cannot parse the end date" '{}'
  days=$(( (epoch - $(date +%s)) / 86400 ))
  status=$(classify "$days" "$warn_days")
  log_info "days=${days} status=${status}"

  local out
  out=$(jq -nc --arg h "$host" --argjson p "$port" --argjson d "$days" --arg n "$not_after" --arg s "$status" \
    '{host:$h, port:$p, days_left:$d, not_after:$n, status:$s}')
  case $status in
    expired) rune_error 3 "certificate has expired" "$out" ;;
    *)       rune_ok "certificate checked" "$out" ;;
  esac
}

if [[ "${BASH_SOURCE[0]}" == "$0" ]]; then
  main "$@"
fi
