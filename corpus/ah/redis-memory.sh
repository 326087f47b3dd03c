#!/usr/bin/env bash
# How full is a redis? Optionally asks it to give memory back.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

host=$(rune_param host 127.0.0.1)
port=$(rune_param port 6379)
warn=$(rune_param warn_percent 90)
purge=$(rune_param purge false)
password=$(rune_param password "")

[[ $port =~ ^[1-9][0-9]{1,4}$ ]] || rune_error 1 "port is not a port number" '{"parameter":"port"}'
[[ $warn =~ ^([1-9][0-9]?|100)$ ]] || rune_error 1 "warn_percent must be 1 to 100" '{"parameter":"warn_percent"}'

# redis-cli takes it from the environment; an argument would show up in ps
if [[ -n $password ]]; then
  export REDISCLI_AUTH="$password"
fi

ask() { timeout 5 redis-cli -h "$host" -p "$port" "$@" 2>/dev/null | tr -d '\r'; }
field() { awk -F: -v want="$1" '$1 == want { print $2 }' <<<"$info"; }

info=$(ask info memory) || rune_error 2 "redis does not answer" \
  "$(jq -nc --arg host "$host" --arg port "$port" '{host: $host, port: $port}')"

case $info in
  NOAUTH* | *WRONGPASS*) rune_error 4 "redis refused the login" ;;
  LOADING*) rune_error 2 "redis is still loading its data set" ;;
esac

used=$(field used_memory)
max=$(field maxmemory)
policy=$(field maxmemory_policy)
[[ $used =~ ^[0-9]{1,15}$ && $max =~ ^[0-9]{1,15}$ ]] || rune_error 3 "info memory has no usable numbers"
used=$((10#$used)) max=$((10#$max))

if ((max == 0)); then
  rune_ok "no memory limit is set" \
    "$(jq -nc --argjson used "$used" '{used_bytes: $used, max_bytes: null, percent: null}')"
fi

purged=false
percent=$((used * 100 / max))
if ((percent >= warn)) && [[ $purge == true ]]; then
  reply=$(ask memory purge || true)
  if [[ $reply == OK ]]; then
    purged=true
    info=$(ask info memory || true)
    now=$(field used_memory)
    [[ $now =~ ^[0-9]{1,15}$ ]] && used=$((10#$now)) percent=$((10#$now * 100 / max))
  else
    echo "memory purge answered: ${reply:-nothing}" >&2
  fi
fi

report=$(jq -nc --argjson used "$used" --argjson max "$max" --argjson percent "$percent" \
  --arg policy "${policy:-unknown}" --argjson purged "$purged" \
  '{used_bytes: $used, max_bytes: $max, percent: $percent, policy: $policy, purged: $purged}')

((percent < warn)) || rune_error 3 "redis uses $percent% of its memory" "$report"
rune_ok "redis memory is fine" "$report"
