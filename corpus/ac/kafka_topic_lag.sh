#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

declare -r LIB=/opt/rune/lib/rune_bpcs.sh
source "$LIB"
rune_init

declare -a brokers=()
declare -A lag=()

group=$(rune_param group "")
threshold=$(rune_param max_lag 10000)
KAFKA=${KAFKA_HOME:-/opt/kafka}
brokers_json=$(rune_param_json brokers '["localhost:9092"]')

[[ $group =~ ^[A-Za-z0-9._-]{1,200}$ ]] || rune_error 1 "group is missing or malformed"
[[ $threshold =~ ^[1-9][0-9]{0,9}$ ]] || rune_error 1 "max_lag must be a positive number"

if ! jq -e 'type == "array" and length > 0 and all(.[]; type == "string" and test("^[A-Za-z0-9.-]+:[0-9]{1,5}$"))' \
     >/dev/null <<<"$brokers_json"; then
  rune_error 1 "brokers must be a list of host:port"
fi
mapfile -t brokers < <(jq -r '.[]' <<<"$brokers_json")
bootstrap=$(IFS=,; printf '%s' "${brokers[*]}")

cg=$KAFKA/bin/kafka-consumer-groups.sh
[[ -x $cg ]] || rune_error 4 "kafka-consumer-groups.sh not found" "$(jq -nc --arg k "$KAFKA" '{kafka_home:$k}')"

for attempt in 1 2 3; do
  if raw=$(timeout 60 "$cg" --bootstrap-server "$bootstrap" --describe --group "$group" 2>&1 </dev/null); then
    break
  fi
  printf 'attempt %d failed\n' "$attempt" >&2
  raw=
  sleep 5
done
[[ -n $raw ]] || rune_error 2 "consumer group could not be described"

case $raw in
  *"does not exist"*) rune_error 2 "consumer group does not exist" "$(jq -nc --arg g "$group" '{group:$g}')" ;;
esac

total=0 unknown=0
while read -r g topic partition _ _ behind _; do
  [[ $g == "$group" && $partition =~ ^[0-9]+$ ]] || continue
  if [[ $behind =~ ^[0-9]+$ ]]; then
    lag[$topic]=$(( ${lag[$topic]:-0} + behind ))
    total=$(( total + behind ))
  else
    unknown=$(( unknown + 1 ))
  fi
done <<<"$raw"

topics='{}'
for t in "${!lag[@]}"; do
  topics=$(jq -c --arg t "$t" --argjson n "${lag[$t]}" '.[$t] = $n' <<<"$topics")
done

doc=$(jq -nc --argjson topics "$topics" --argjson total "$total" --argjson unknown "$unknown" \
  '{topics: $topics, total_lag: $total, partitions_without_offset: $unknown}')

if (( total > threshold )); then
  rune_error 3 "consumer group lags behind" "$doc"
fi
rune_ok "lag within limits" "$doc"
