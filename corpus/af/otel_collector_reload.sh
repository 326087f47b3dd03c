#!/usr/bin/env bash
# Validate the collector configuration, send HUP, wait for the health endpoint.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

unit=$(rune_param unit otelcol-contrib) cfg=$(rune_param config /etc/otelcol-contrib/config.yaml)
wait_s=$(rune_param wait_seconds 20)

[[ $unit =~ ^[A-Za-z0-9@._-]+$ ]] || rune_error 1 "bad unit name" '{"field":"unit"}'
[[ $wait_s =~ ^[0-9]{1,3}$ ]] || rune_error 1 "wait_seconds must be 0..999" '{"field":"wait_seconds"}'
[[ -r $cfg ]] || rune_error 4 "collector config not readable" "$(jq -nc --arg c "$cfg" '{config:$c}')"
bin=$(command -v otelcol-contrib || command -v otelcol) || rune_error 2 "no collector binary on PATH" '{}'

if ! report=$("$bin" validate --config="$cfg" 2>&1); then
  rune_error 3 "config rejected" "$(jq -nc --arg r "$(tail -c 2000 <<<"$report")" '{report:$r}')"
fi

pid=$(systemctl show -p MainPID --value "$unit" 2>/dev/null) || pid=0
[[ ${pid:-0} != 0 ]] || rune_error 2 "unit is not running" "$(jq -nc --arg u "$unit" '{unit:$u}')"
systemctl kill -s HUP --kill-who=main "$unit" || rune_error 2 "HUP was refused" '{"signal":"HUP"}'

end=$((SECONDS + 10#$wait_s)) tries=0
until curl -fsS -m 2 -o /dev/null http://127.0.0.1:13133/ 2>/dev/null; do
  ((++tries))
  ((SECONDS < end)) || rune_error 3 "collector did not become healthy" "$(jq -nc --argjson t "$tries" '{tries:$t}')"
  sleep 1
done
{ echo "healthy after $tries polls, pid $pid"; ss -ltnp 'sport = :4317'; } >&2 || :

rune_ok "collector reloaded" "$(jq -nc --arg u "$unit" --argjson t "$tries" --arg b "${bin@Q}" '{unit:$u, polls:$t, binary:$b}')"
