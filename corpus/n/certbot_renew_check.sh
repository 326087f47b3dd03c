#!/usr/bin/env bash
set -euo pipefail
shopt -s nullglob
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A LEFT=()
WARN=$(rune_param warn_days 21)
LIVE=$(rune_param live_dir /etc/letsencrypt/live)
[[ $WARN =~ ^[0-9]+$ ]] || rune_error 1 "warn_days must be a number" '{}'
[[ -d $LIVE ]] || rune_error 4 "No letsencrypt directory" "$(jq -nc --arg d "$LIVE" '{dir:$d}')"

days_left() {
  local -n _out=$1
  local pem=$2 end epoch
  end=$(openssl x509 -noout -enddate -in "$pem" 2>/dev/null) || return 1
  epoch=$(date -d "${end#notAfter=}" +%s) || return 1
  _out=$(( (epoch - EPOCHSECONDS) / 86400 ))
}

for dir in "$LIVE"/*/; do
  name=${dir%/}; name=${name##*/}
  if days_left left "${dir}cert.pem"; then
    LEFT[$name]=$left
  else
    echo "unreadable: ${name@Q}" >&2
  fi
done
(( ${#LEFT[@]} )) || rune_error 2 "No certificates found" '{"found":0}'

due=()
for name in "${!LEFT[@]}"; do
  (( LEFT[$name] > WARN )) || due+=("$name")
done

if (( ${#due[@]} )); then
  certbot renew --quiet --no-random-sleep-on-renew --deploy-hook 'systemctl reload nginx' >&2 || {
    printf -v list '%s ' "${due[@]}"
    rune_error 3 "Renewal failed" "$(jq -nc --arg l "${list% }" '{due:($l|split(" "))}')"
  }
fi
json=$(for name in "${!LEFT[@]}"; do
  jq -nc --arg k "$name" --argjson v "${LEFT[$name]}" '{($k):$v}'
done | jq -sc add)
rune_ok "Certificates checked" "$(jq -nc --argjson c "$json" --argjson due "${#due[@]}" '{days_left:$c, renewed:$due}')"
