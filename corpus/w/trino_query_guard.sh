#!/usr/bin/env -S bash -euo pipefail
# Kill queries that hold more memory than allowed.

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

coordinator=$(rune_param coordinator http://localhost:8080)
limit_gb=$(rune_param limit_gb 200)
[[ $limit_gb =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "limit_gb must be a number" '{"parameter":"limit_gb"}'

api()      { curl -sS --fail --max-time 20 -H 'X-Trino-User: rune' "$@" 2>/dev/null; }
running()  { api "$coordinator/v1/query?state=RUNNING"; }
too_big()  { jq -r --argjson max "$1" '.[] | select((.queryStats.userMemoryReservation // "0B" | rtrimstr("GB") | tonumber? // 0) > $max) | .queryId'; }
kill_one() { api -X DELETE "$coordinator/v1/query/$1"; }

list=$(running) || rune_error 2 "coordinator does not answer" "$(jq -nc --arg c "$coordinator" '{coordinator: $c}')"

killed=()
for id in $(too_big "$limit_gb" <<<"$list"); do
  if kill_one "$id" >/dev/null; then
    killed+=("$id")
  else
    echo "query $id could not be killed" >&2
  fi
done

rune_ok "memory guard finished" "$(jq -nc --argjson l "$limit_gb" --args '{limit_gb: $l, killed: $ARGS.positional}' -- "${killed[@]}")"
