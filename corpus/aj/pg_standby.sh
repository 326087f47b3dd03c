#!/usr/bin/env bash
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

readonly PGDATA=/var/lib/postgresql/15/main
readonly LOCK=/run/lock/pg_standby.lock
VERBOSE=$(rune_param verbose false)

say() {
  printf 'level=%s msg="%s"\n' "$1" "${*:2}" >&2
}

trace() {
  [[ $VERBOSE == true ]] && say debug "$@"
}

problem() {
  local -r code=$1 text=$2
  local doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    --argjson c "$code" --arg m "$text" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: $c, message: $m, details: {}}}')
  rune_emit "$doc" "$code"
}

primary=$(rune_param primary "")
replication_password=$(rune_param replication_password "")

[[ $primary =~ ^[a-z0-9][a-z0-9.-]*$ ]] || problem 1 "primary is not a host name"
[[ -n $replication_password ]] || problem 1 "replication_password is missing"

exec 7>"$LOCK" || problem 2 "Cannot open the lock file"
if ! flock -n 7; then
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    '{message_metadata: $mm, payload: null, observability: $obs,
      error: {code: 3, message: "A rebuild is running", details: {}}}')
  rune_emit "$doc" 0
fi

trace "rebuilding from $primary"

systemctl stop postgresql@15-main.service >&2 || problem 2 "PostgreSQL does not stop"
if [[ -d $PGDATA ]]; then
  mv -T -- "$PGDATA" "$PGDATA.$(date +%s)" || problem 2 "Cannot move the old data away"
fi

tries=0
until (set -x; PGPASSWORD=$replication_password pg_basebackup -h "$primary" -U replica -D "$PGDATA" -R -X stream) >&2; do
  tries=$((tries + 1))
  rm -rf -- "${PGDATA:?}"
  ((tries < 3)) || problem 3 "Base backup failed three times"
  sleep $((tries * 20))
done

chown -R postgres: "$PGDATA" || problem 2 "Cannot change the owner"
systemctl start postgresql@15-main.service >&2 || problem 3 "PostgreSQL does not start"
rune_ok "Standby is rebuilt" "$(jq -nc --arg p "$primary" --argjson t "$((tries + 1))" '{primary: $p, tries: $t}')"
