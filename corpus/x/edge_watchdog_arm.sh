# edge_watchdog_arm: feed the hardware watchdog while a long maintenance runs
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

dev=/dev/watchdog1
mins=$(rune_param minutes 30)
pidf=/run/edge_watchdog.pid
[[ $mins =~ ^[1-9][0-9]?$ ]] || rune_error 1 "minutes are 1 to 99" '{"field":"minutes"}'
[[ -c $dev ]] || rune_error 2 "no watchdog device" '{"device":"/dev/watchdog1"}'

if [[ -f $pidf ]] && kill -0 "$(<"$pidf")" 2>/dev/null; then
  rune_error 3 "already armed" '{"armed":true}'
fi

feed() {
  local end=$(( SECONDS + mins * 60 ))
  exec 8>"$dev"
  while (( SECONDS < end )); do
    printf . >&8
    sleep 5
  done
  printf V >&8
}
feed 2>/dev/null &
echo $! >"$pidf"
disown

rune_ok "armed" "$(jq -nc --argjson p "$!" --argjson m "$mins" '{pid:$p, minutes:$m}')"
