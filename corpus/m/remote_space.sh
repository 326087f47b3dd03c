#!/bin/bash
#
# remote_space - size of some directories on another host, by ssh, biggest first
#
set -eEuo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
trap '[ "$BASH_SUBSHELL" -gt 0 ] || rune_error 100 "remote_space: line $LINENO" "{}"' ERR

TARGET="`rune_param host ''`"
LOGIN="`rune_param login backup`"
MAXGB="`rune_param alarm_gb 500`"

case "$TARGET" in
  [A-Za-z0-9]*) ;;
  *) rune_error 1 "host is missing" '{"missing":["host"]}' ;;
esac
[[ "$LOGIN" =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "login is malformed" '{"parameter":"login"}'
if ! [[ "$MAXGB" =~ ^[1-9][0-9]{0,5}$ ]]; then
  rune_error 1 "alarm_gb must be a number" '{"parameter":"alarm_gb"}'
fi

DIRS=()
while read -r -d '' ONE; do
  DIRS+=("$ONE")
done < <(rune_param_json directories '["/home","/var"]' | jq -j '.[]? | strings | . + "\u0000"')
[ ${#DIRS[@]} -gt 0 ] || rune_error 1 "directories are missing" "{}"

SSH="ssh -o BatchMode=yes -o ConnectTimeout=10 -l $LOGIN"

# the far side gets the names by stdin, never by its command line
collect() {
  printf '%s\0' "${DIRS[@]}" | $SSH "$TARGET" 'xargs -0 -r du -xsk 2>/dev/null' | sort -rn
}

ERRORS=$(mktemp)
trap 'rm -f "$ERRORS"' 0

SIZES=""
for TRY in 1 2 3; do
  if SIZES=$(collect 2>"$ERRORS"); then
    break
  fi
  # xargs says 123 when one of the directories is missing there: what came is good enough
  [ -n "$SIZES" ] && break
  echo "try $TRY: `tail -n 1 "$ERRORS"`" >&2
  sleep 5
done
if [ -z "$SIZES" ]; then
  rune_error 2 "host gives no answer" "`jq -Rsc '{ssh: .}' "$ERRORS"`"
fi

TOTAL=`echo "$SIZES" | awk '{ s += $1 } END { printf "%d", s / 1048576 }'`
LIST=`echo "$SIZES" | jq -Rnc '[inputs | capture("^(?<kb>[0-9]+)\\\\s+(?<path>.*)$") | .kb |= tonumber]'` || LIST='[]'

OUT=`jq -nc --arg h "$TARGET" --argjson t "$TOTAL" --argjson l "$LIST" '{host: $h, total_gb: $t, directories: $l}'`
if (( TOTAL > MAXGB )); then
  rune_error 3 "more than $MAXGB GB" "$OUT"
fi
echo "$TARGET: $TOTAL GB" |& logger -t remote_space || true
rune_ok "$TOTAL GB in ${#DIRS[@]} directories" "$OUT"
