#!/usr/bin/env bash
# kafka_lag -- lag of a consumer group, and an optional reset of it
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init
exec {contract}>&1 >&2

fail() { rune_error "$@" >&"$contract"; }

BIN=/opt/kafka/bin/kafka-consumer-groups.sh
[[ -x $BIN ]] || fail 4 "kafka tools are not installed" '{"path":"/opt/kafka/bin"}'

group=$(rune_param group "")
boot=$(rune_param bootstrap "localhost:9092")
reset=$(rune_param reset no)
[[ -n $group ]] || fail 1 "group is required" '{"missing":["group"]}'

describe() { "$BIN" --bootstrap-server "$boot" --describe --group "$group" </dev/null; }

echo "describing $group at $boot"
table=$(describe) || fail 2 "cannot describe the group" "$(jq -nc --arg g "$group" '{group:$g}')"
printf '%s\n' "$table"

lag=$(awk '$6 ~ /^[0-9]+$/ { s += $6 } END { print s + 0 }' <<<"$table")
echo "total lag: $lag"

if [[ $reset == yes && $lag -gt 0 ]]; then
  "$BIN" --bootstrap-server "$boot" --group "$group" --reset-offsets --to-latest --all-topics --execute </dev/null \
    || fail 3 "reset was refused" "$(jq -nc --arg g "$group" --argjson l "$lag" '{group:$g, lag:$l}')"
  date '+reset at %F %T'
fi

rune_ok "lag read" "$(jq -nc --arg g "$group" --argjson l "$lag" --arg r "$reset" '{group:$g, lag:$l, reset:($r == "yes")}')" >&"$contract"
