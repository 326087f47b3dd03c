#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -a PSQL=(psql -X --no-password --tuples-only --no-align --field-separator='|' --set=ON_ERROR_STOP=1)

db=$(rune_param database "")
top=$(rune_param top 3)
mode=$(rune_param mode analyze)

[[ -n $db ]] || rune_error 1 "database is required" '{"missing":["database"]}'
[[ $top =~ ^([1-9]|1[0-9]|20)$ ]] || rune_error 1 "top must be 1..20" '{}'
case $mode in
  analyze) opts='(ANALYZE, PARALLEL 2)' ;;
  freeze)  opts='(FREEZE, ANALYZE)' ;;
  *)       rune_error 1 "mode is analyze or freeze" "$(jq -nc --arg m "$mode" '{mode:$m}')" ;;
esac

printf -v query '%s' "
  SELECT quote_ident(schemaname), quote_ident(relname), n_dead_tup
    FROM pg_stat_user_tables
   WHERE n_dead_tup > 1000
   ORDER BY n_dead_tup DESC
   LIMIT $top"

if ! worst=$("${PSQL[@]}" --dbname="$db" --command="$query" 2>/tmp/pg_vacuum.err); then
  rune_error 2 "query failed" "$(jq -nc --rawfile e /tmp/pg_vacuum.err '{stderr:($e[:500])}')"
fi

declare -a done_list=() failed=()
while IFS='|' read -r schema table dead; do
  [[ -n $schema ]] || continue
  echo "vacuum $schema.$table ($dead dead)" >&2
  if "${PSQL[@]}" --dbname="$db" --command="VACUUM $opts $schema.$table" >/dev/null; then
    done_list+=("$schema.$table")
  else
    failed+=("$schema.$table")
  fi
done <<<"$worst"

out=$(jq -nc '{vacuumed: ($ARGS.positional[:($n | tonumber)]), failed: ($ARGS.positional[($n | tonumber):])}' \
  --arg n "${#done_list[@]}" --args -- "${done_list[@]}" "${failed[@]}")
((${#failed[@]})) && rune_error 3 "vacuum failed on some tables" "$out"
rune_ok "vacuum finished" "$out"
