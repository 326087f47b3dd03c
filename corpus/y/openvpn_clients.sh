#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

file=$(rune_param status_file /run/openvpn-server/status-server.log)
known=$(rune_param known_file /etc/rune/vpn_clients.csv)
max=$(rune_param max_clients 200)
fresh=$(rune_param fresh_seconds 180)
[[ $max =~ ^[1-9][0-9]{0,4}$ && $fresh =~ ^[1-9][0-9]{0,4}$ ]] || rune_error_kv 1 "max_clients and fresh_seconds are numbers" "max=$max" "fresh=$fresh"

for f in "$file" "$known"; do
  if [[ ! -e $f ]]; then rune_error_kv 2 "file is missing" "file=$f"; fi
  if [[ ! -r $f ]]; then rune_error_kv 4 "file is not readable" "file=$f"; fi
done

# known clients: cn;owner;until (YYYY-MM-DD or empty)
declare -A owner=() until_day=()
while IFS=';' read -r cn who day; do
  [[ -z $cn || $cn == '#'* || $cn == cn ]] && continue
  owner[$cn]=${who:-nobody}
  if [[ ${day//[[:space:]]/} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]]; then
    until_day[$cn]=${BASH_REMATCH[0]}
  fi
done <"$known"

# version 2 is parted by commas, version 3 by tabs
version=2 sep=,
if grep -q $'^TITLE\t' "$file"; then
  version=3 sep=$'\t'
elif ! grep -q '^TITLE,' "$file"; then
  rune_error_kv 4 "status file has version 1 or is none" "file=$file"
fi

today=$(date +%F)
stamp=0 ended=0 clients=0
declare -A sessions=() col=()
expired=() strange=()
while IFS= read -r line; do
  IFS=$sep read -ra part <<<"$line"
  case ${part[0]:-} in
    TIME)
      stamp=${part[2]:-0} ;;
    HEADER)
      [[ ${part[1]:-} == CLIENT_LIST ]] || continue
      for i in "${!part[@]}"; do
        (( i > 1 )) && [[ -n ${part[i]} ]] && col[${part[i]}]=$(( i - 1 ))
      done ;;
    CLIENT_LIST)
      cn=${part[${col[Common Name]:-1}]:-}
      [[ -n $cn && $cn != UNDEF ]] || continue
      clients=$(( clients + 1 ))
      sessions[$cn]=$(( ${sessions[$cn]:-0} + 1 ))
      if [[ -z ${owner[$cn]:-} ]]; then
        strange+=("$cn")
      elif [[ -n ${until_day[$cn]:-} && ${until_day[$cn]} < $today ]]; then
        expired+=("$cn")
      fi ;;
    END) ended=1 ;;
  esac
done <"$file"

[[ $stamp =~ ^[1-9][0-9]*$ ]] || rune_error_kv 3 "status file has no time" "file=$file" "version=$version"
(( ended )) || rune_error_kv 3 "status file is cut off" "file=$file" "version=$version"
age=$(( $(date +%s) - stamp ))
if (( age > fresh )); then
  if pgrep -x openvpn >/dev/null; then
    rune_error_kv 3 "status file is old" "age_seconds=$age"
  fi
  rune_error_kv 2 "openvpn does not run" "age_seconds=$age"
fi

multiple=0
for cn in "${!sessions[@]}"; do
  if (( ${sessions[$cn]} > 1 )); then
    multiple=$(( multiple + 1 ))
  fi
done

rune_out clients "$clients"
rune_out multiple "$multiple"
rune_out expired "${#expired[@]}"
rune_out strangers "${#strange[@]}"
rune_out age_seconds "$age"
if (( ${#strange[@]} )); then
  rune_out first_stranger "${strange[0]}"
  rune_err 3 "unknown clients are connected"
elif (( ${#expired[@]} )); then
  rune_out first_expired "${expired[0]}"
  rune_err 3 "expired clients are connected"
elif (( clients > max )); then
  rune_err 3 "too many clients"
fi
rune_finish "vpn is fine"
