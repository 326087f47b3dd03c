#!/usr/bin/env sh
# Changes one limit in a drop-in of a unit.
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

UNIT=$(rune_param unit "")
LIMIT=$(rune_param limit LimitNOFILE)
VALUE=$(rune_param value "")

case "$LIMIT" in
  LimitNOFILE | LimitNPROC | LimitCORE | TasksMax) ;;
  *) rune_error 1 "limit is not one of ours" '{"allowed":["LimitNOFILE","LimitNPROC","LimitCORE","TasksMax"]}' ;;
esac
[[ $UNIT =~ ^[A-Za-z0-9@._-]+$ ]] || rune_error 1 "unit must be a unit name" '{"invalid":["unit"]}'
[[ -n $VALUE ]] || rune_error 1 "value is required" '{"missing":["value"]}'

DROPIN=/etc/systemd/system/$UNIT.d/50-rune.conf
if [[ -f $DROPIN ]]; then
  sed -i "s/^$LIMIT=.*/$LIMIT=$VALUE/" "$DROPIN" || rune_error 2 "cannot edit the drop-in" "$(jq -nc --arg f "$DROPIN" '{file:$f}')"
else
  mkdir -p "${DROPIN%/*}"
  printf '[Service]\n%s=%s\n' "$LIMIT" "$VALUE" >"$DROPIN" || rune_error 2 "cannot write the drop-in" "$(jq -nc --arg f "$DROPIN" '{file:$f}')"
fi

systemctl daemon-reload || rune_error 3 "daemon-reload failed" '{"stage":"daemon-reload"}'

restart_later() {
  sleep 5
  systemctl try-restart "$UNIT"
}
restart_later 2>/dev/null &

rune_ok "limit set" "$(jq -nc --arg u "$UNIT" --arg l "$LIMIT" --arg v "$VALUE" '{unit:$u, ($l):$v}')"
