#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# The message is wanted twice: once for the library, once for the audit copy.
MESSAGE=$(cat)
rune_init <<<"$MESSAGE"

psql_quiet() {
  psql --no-psqlrc --quiet --tuples-only --no-align -v ON_ERROR_STOP=1 "$@"
}

refresh_layer() {
  # values travel as psql variables, the program text is constant
  local layer="$1" zoom="$2"
  psql_quiet -v layer="$layer" -v zoom="$zoom" <<'SQL'
SELECT count(*) FROM tiles.refresh_layer(:'layer', :'zoom'::int);
SQL
}

main() {
  local db layers_json zoom layer count result='{}' password
  local -a layers=()
  db=$(rune_param database "gis")
  zoom=$(rune_param zoom "12")
  password=$(rune_param db_password "")
  layers_json=$(rune_param_json layers '[]')

  [[ -n "$password" ]] && export PGPASSWORD="$password"
  export PGDATABASE="$db" PGCONNECT_TIMEOUT=5

  if [[ ! "$zoom" =~ ^([0-9]|1[0-9])$ ]]; then
    rune_error 1 "zoom must be 0..19" '{"field":"zoom"}'
  fi
  mapfile -t layers < <(jq -r 'if type == "array" then .[] else empty end' <<<"$layers_json")
  if ((${#layers[@]} == 0)); then
    rune_error 1 "no layers given" '{"field":"layers"}'
  fi

  install -d -m 750 /var/log/tiles && jq -c 'del(.payload.input_parameters.db_password)' <<<"$MESSAGE" >>/var/log/tiles/audit.jsonl \
    || echo "audit copy not written" >&2

  if ! psql_quiet -c 'SELECT postgis_version()' >/dev/null; then
    rune_error 2 "database is not reachable" "$(jq -nc --arg d "$db" '{database:$d}')"
  fi

  for layer in "${layers[@]}"; do
    if ! count=$(refresh_layer "$layer" "$zoom"); then
      rune_error 3 "refresh failed" "$(jq -nc --arg l "$layer" --argjson done "$result" '{layer:$l, done:$done}')"
    fi
    result=$(jq -c --arg l "$layer" --arg n "${count//[^0-9]/}" '.[$l] = ($n | tonumber? // 0)' <<<"$result")
    echo "layer ${layer}: ${count} tiles" >&2
  done

  if ((zoom > 16)); then
    echo "high zoom, planner statistics are refreshed as well" >&2
    psql_quiet -c 'ANALYZE tiles.tile' >&2 || true
  fi
  rune_ok "layers refreshed" "$(jq -nc --argjson t "$result" '{tiles:$t}')"
}

main
