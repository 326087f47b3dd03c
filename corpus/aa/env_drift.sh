#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

APP=$(rune_param app "")
API_TOKEN=$(rune_param api_token "")
REGISTRY=$(rune_param registry https://config.internal)
[[ $APP =~ ^[a-z][a-z0-9-]+$ ]] || rune_error 1 "app is malformed"
[[ -n $API_TOKEN ]] || rune_error 1 "api_token is required" '{"missing":["api_token"]}'
[[ $REGISTRY =~ ^https://[a-z0-9.-]+$ ]] || rune_error 1 "registry is malformed"

envfile=/etc/$APP/env
[[ -r $envfile ]] || rune_error 4 "environment file is missing" "$(jq -nc --arg f "$envfile" '{file:$f}')"

trace() {
  printf '+ %s\n' "${*@Q}" >&2
}

fetch() {
  local -n _doc=$1
  local -a hdr=(-H "Accept: application/json" -H "X-Token: $API_TOKEN")
  trace GET "$REGISTRY/v1/apps/$APP/env" "${hdr[@]}"
  _doc=$(printf 'header = "%s"\n' "X-Token: $API_TOKEN" | curl -fsS -m 15 -K - "$REGISTRY/v1/apps/$APP/env" 2>/dev/null) || return 1
}

fetch wanted || rune_error 2 "registry does not answer" "$(jq -nc --arg r "$REGISTRY" '{registry:$r}')"

drift=()
while IFS=$'\t' read -r key want; do
  have=$(sed -n "s/^${key}=//p" "$envfile" | tail -n 1)
  [[ $have == "$want" ]] || drift+=("$key")
done < <(jq -r 'to_entries[] | [.key, .value] | @tsv' <<<"$wanted")

if (( ${#drift[@]} )); then
  printf '%s\n' "${drift[@]}" >&2
  IFS=,
  rune_error_kv 3 "environment has drifted" "app=$APP" "keys=${drift[*]}"
fi
rune_out app "$APP" clean
rune_finish "environment matches"
