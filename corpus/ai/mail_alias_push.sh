#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

ALIASES=/etc/postfix/virtual
BACK=/var/backups/virtual.$(date +%u)
ARMED=

bail() {
  if [[ $ARMED ]]; then cp -p "$BACK" "$ALIASES" 2>/dev/null || true; fi
  rune_error "$@"
}

[[ -w $ALIASES ]] || bail 4 "no writable alias map" '{"path":"/etc/postfix/virtual"}'
rune_init

from=$(rune_param alias "")
action=$(rune_param action add)
[[ $from == *@*.* ]] || bail 1 "alias: not an address" '{"field":"alias"}'

exec 8>/run/lock/virtual.lock || bail 2 "cannot lock"
flock -w 10 8 || bail 3 "alias map is locked"

cp -p "$ALIASES" "$BACK" 2>/dev/null || bail 2 "cannot save the old map"
ARMED=1

case $action in
  remove)
    sed -i "/^${from//./\\.}[[:space:]]/d" "$ALIASES" || bail 3 "edit failed"
    ;;
  add)
    to=$(rune_param_json to '[]' | jq -r 'if type == "array" then join(", ") else . end') || bail 1 "to: list or text"
    [[ $to ]] || bail 1 "to: empty"
    printf '%s\t%s\n' "$from" "$to" >>"$ALIASES"
    ;;
  show)
    ARMED=
    awk -v a="$from" '$1 == a' "$ALIASES" >"$BACK.show"
    while IFS=$'\t' read -r _ to; do rune_out to "$to"; done <"$BACK.show"
    rune_finish "alias shown"
    ;;
  *) bail 1 "action: add, remove or show" ;;
esac

postmap "$ALIASES" 2>/dev/null || bail 3 "postmap failed"
ARMED=
lines=$(grep -vcE '^[[:space:]]*(#|$)' "$ALIASES") || lines=0

rune_ok_kv "alias map updated" "alias=$from" "action=$action" "lines=$lines"
