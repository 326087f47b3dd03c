#!/usr/bin/env bash
#
# Puts a cluster node into standby and waits until it runs nothing.
#
set -euo pipefail

REQUEST="$(cat)"

log() {
  printf 'pacemaker-standby: %s\n' "$*" >&2
}

parameter() {
  local key="$1" fallback="$2"
  jq -r --arg k "${key}" --arg d "${fallback}" '.payload.input_parameters[$k] // $d' <<<"${REQUEST}" 2>/dev/null || printf '%s' "${fallback}"
}

reply() {
  local code="$1" text="$2" data="$3"
  jq -nc --argjson code "${code}" --arg text "${text}" --argjson data "${data}" --argjson request "${REQUEST}" '
    { message_metadata: $request.message_metadata,
      payload: (if $code == 0 then {result: "success", output_data: ($data + {message: $text})} else null end),
      observability: $request.observability,
      error: (if $code == 0 then null else {code: $code, message: $text, details: $data} end) }'
  exit "${code}"
}

resources_on() {
  local node="$1"
  crm_mon -1 -n 2>/dev/null | awk -v node="${node}:" '
    $1 == "*" && $2 == "Node" { inside = ($3 == node); next }
    inside && NF { n++ }
    END { print n + 0 }'
}

if ! jq -e 'type == "object"' <<<"${REQUEST}" >/dev/null 2>&1; then
  REQUEST='{"message_metadata": {}, "observability": {}}'
  reply 1 "input is not a JSON object" '{}'
fi

NODE="$(parameter node "")"
if [[ ! "${NODE}" =~ ^[a-z0-9][a-z0-9.-]*$ ]]; then
  reply 1 "node is missing" '{"missing": ["node"]}'
fi
if ! crm_node -l >/dev/null 2>&1; then
  reply 2 "the cluster is not running here" '{}'
fi
if ! crm_attribute --type nodes --node "${NODE}" --name standby --update on >/dev/null 2>&1; then
  reply 3 "standby was refused" "$(jq -nc --arg n "${NODE}" '{node: $n}')"
fi

LEFT=""
for _ in {1..24}; do
  LEFT="$(resources_on "${NODE}" || true)"
  if [[ "${LEFT}" == 0 ]]; then
    reply 0 "node is in standby" "$(jq -nc --arg n "${NODE}" '{node: $n}')"
  fi
  log "${LEFT:-?} resources left on ${NODE}"
  sleep 5
done
reply 3 "node still runs resources" "$(jq -nc --arg n "${NODE}" --arg l "${LEFT}" '{node: $n, left: $l}')"
