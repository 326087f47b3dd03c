# ups_shutdown_test -- newspaper printing hall, rehearsal of the UPS shutdown
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

if ! problem=$(rune_init 2>&1); then
  echo "init: $problem" >&2
  rune_error 1 "message was not readable" '{}'
fi

ups=$(rune_param ups hall@localhost)
status=$(upsc "$ups" ups.status 2>/dev/null) || rune_error 2 "UPS not reachable" "$(jq -nc --arg u "$ups" '{ups:$u}')"
case $status in
  *OB*) rune_error 3 "on battery, no rehearsal now" '{"tested":false}' ;;
esac
charge=$(upsc "$ups" battery.charge 2>/dev/null) || charge=0
charge=${charge%%.*}
if [ "${charge:-0}" -lt 80 ]; then
  rune_error 3 "battery not full enough" "$(jq -nc --arg c "$charge" '{charge:$c}')"
fi
shutdown -k +1 "UPS rehearsal" >&2 || rune_error 3 "shutdown -k failed" '{}'
rune_ok "rehearsal announced" "$(jq -nc --arg s "$status" '{status:$s}')"
