#!/usr/bin/env bash
# Render an input snippet, try it with telegraf --test, install it when it yields metrics.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

plugin=$(rune_param input "")
interval=$(rune_param interval 30s)
D=/etc/telegraf/telegraf.d
case $plugin in
  cpu|mem|disk|net|kernel|processes) ;;
  *) rune_error 1 "unknown input" '{"allowed":["cpu","mem","disk","net","kernel","processes"]}' ;;
esac
[[ $interval =~ ^[0-9]+(s|m)$ ]] || rune_error 1 "interval like 30s" '{"field":"interval"}'
[[ -d $D ]] || rune_error 4 "telegraf is not set up" '{"dir":"/etc/telegraf/telegraf.d"}'

t=$(mktemp --suffix=.conf); log=$(mktemp)
trap 'rm -f "$t" "$log"' EXIT
cat >"$t" <<TOML
[agent]
  interval = "$interval"
[[inputs.$plugin]]
  tags = { origin = "rune" }
TOML

if ! timeout 40 telegraf --config "$t" --test 2>>"$log" | tee -a "$log"; then
  rune_error 3 "telegraf cannot run this" "$(jq -nc --rawfile l "$log" '{log:$l[-800:]}')"
fi
n=$(grep -c '^> ' "$log" || true)
(( n )) || rune_error 3 "no metrics came out" '{"metrics":0}'

install -m 0640 -o root -g telegraf "$t" "$D/$plugin.conf" || rune_error 2 "cannot install" '{"step":"install"}'
systemctl reload telegraf
rune_ok_kv "input active" "input=$plugin" "metrics=$n"
