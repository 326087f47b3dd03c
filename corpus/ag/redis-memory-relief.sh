#!/usr/bin/env bash
# redis near maxmemory: purge allocator pages, kick idle clients, report
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

die() { rune_error "$1" "$2" "${3:-}"; }
r()   { timeout 5 redis-cli -h "$HOST" -p "$PORT" "$@" 2>/dev/null </dev/null; }
# field NAME: out of INFO, whose lines end in CR
field() { tr -d '\r' <<<"$INFO" | awk -F: -v k="$1" '$1 == k { print $2 }'; }
int() { [[ $1 =~ ^(0|[1-9][0-9]{0,15})$ ]]; }

HOST=$(rune_param host 127.0.0.1)
PORT=$(rune_param port 6379)
LIMIT=$(rune_param limit_percent 90)
IDLE=$(rune_param idle_seconds 0)

int "$PORT" || die 1 "port must be a number"
[[ $LIMIT =~ ^[1-9][0-9]?$ ]] || die 1 "limit_percent must be 1 to 99"
int "$IDLE" || die 1 "idle_seconds must be a number"
command -v redis-cli >/dev/null || die 4 "no redis-cli here"

WHERE=$(jq -nc --arg h "$HOST" --arg p "$PORT" '{host: $h, port: $p}')
PONG=$(r ping) || die 2 "redis does not answer" "$WHERE"
case $PONG in
  PONG) ;;
  NOAUTH*) die 4 "redis wants a login, set one up in the environment" "$WHERE" ;;
  LOADING*) die 3 "redis is loading its data, try again later" "$WHERE" ;;
  *) die 3 "redis gives an odd answer" "$(jq -c --arg a "${PONG:0:200}" '. + {answer: $a}' <<<"$WHERE")" ;;
esac

INFO=$(r info) || die 2 "INFO failed" "$WHERE"
USED=$(field used_memory)
MAX=$(field maxmemory)
ROLE=$(field role)
int "$USED" && int "$MAX" || die 3 "INFO has no memory fields" "$WHERE"
(( MAX > 0 )) || rune_ok_kv "no maxmemory set" "host=$HOST" "used_bytes=$USED" "role=$ROLE"

PCT=$(( USED * 100 / MAX ))
if (( PCT < LIMIT )); then
  rune_ok_kv "memory is fine" "host=$HOST" "used_percent=$PCT" "role=$ROLE"
fi

PURGED=no
if [[ $(r memory purge) == OK ]]; then PURGED=yes; fi

KICKED=0
if (( IDLE > 0 )); then
  while read -r id; do
    if r client kill id "$id" >/dev/null; then KICKED=$((KICKED + 1)); fi
  done < <(r client list type normal | awk -v min="$IDLE" '
    { id = ""; idle = 0
      for (i = 1; i <= NF; i++) {
        split($i, kv, "=")
        if (kv[1] == "id") id = kv[2]
        if (kv[1] == "idle") idle = kv[2]
      }
      if (id != "" && idle + 0 >= min + 0) print id }')
fi

sleep 2
INFO=$(r info memory) || die 2 "redis went away" "$WHERE"
NOW=$(field used_memory)
int "$NOW" || die 3 "INFO has no memory fields any more" "$WHERE"
AFTER=$(( NOW * 100 / MAX ))

for f in host="$HOST" role="$ROLE" percent_before="$PCT" percent_after="$AFTER" purged="$PURGED" kicked="$KICKED"; do
  rune_out "$f"
done
(( AFTER < LIMIT )) || rune_err 3 "memory still at $AFTER percent"
rune_finish "memory relieved"
