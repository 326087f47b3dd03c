#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# {"bootstrap": "k1:9093", "retention_ms": {"orders": 86400000, "audit": 604800000}, "sasl_user": "...", "sasl_password": "..."}

main() {
  local bootstrap wanted user sasl_password verify props topic value shown
  local -a changed=() topics=()

  bootstrap=$(rune_param bootstrap "localhost:9092")
  wanted=$(rune_param_json retention_ms '{}')
  user=$(rune_param sasl_user "rune")
  sasl_password=$(rune_param sasl_password "")
  verify=$(rune_param verify true)

  if ! jq -e 'type == "object" and length > 0 and all(.[]; type == "number")' <<<"$wanted" >/dev/null 2>&1; then
    rune_error 1 "retention_ms must map topics to numbers" '{"field":"retention_ms"}'
  fi

  props=$(mktemp)
  trap 'rm -f -- "${props:-/nonexistent}"' EXIT
  if [[ -n "$sasl_password" ]]; then
    printf 'security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n' >"$props"
    printf 'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";\n' "$user" "$sasl_password" | tee -a "$props" >&2
  fi

  local -a kc=(kafka-configs.sh --bootstrap-server "$bootstrap" --command-config "$props" --entity-type topics)

  mapfile -t topics < <(jq -r 'keys[]' <<<"$wanted")
  for topic in "${topics[@]}"; do
    value=$(jq -r --arg t "$topic" '.[$t] | floor' <<<"$wanted")
    if ! "${kc[@]}" --entity-name "$topic" --alter --add-config "retention.ms=${value}" >&2; then
      rune_error 3 "retention was not set" "$(jq -nc --arg t "$topic" '{topic:$t, done:$ARGS.positional}' --args "${changed[@]}")"
    fi
    if [[ "$verify" == true ]]; then
      shown=$("${kc[@]}" --entity-name "$topic" --describe 2>/dev/null | sed -n 's/.*[ {]retention\.ms=\([0-9]*\).*/\1/p' | head -n 1) || shown=""
      if [[ "$shown" != "$value" ]]; then
        rune_error 3 "broker shows another value" "$(jq -nc --arg t "$topic" --arg s "$shown" '{topic:$t, shown:$s}')"
      fi
    fi
    changed+=("$topic")
  done

  rune_ok "retention set" "$(jq -nc '$ARGS.positional' --args "${changed[@]}")"
}

main
