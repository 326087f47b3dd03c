#!/usr/bin/env bash
set -euo pipefail

rune_init

name=$(rune_param plugin "") on=$(rune_param enabled "yes")
[[ $name =~ ^(inputs|outputs|processors)\.[a-z0-9_]+$ ]] || rune_error 1 "plugin looks like inputs.cpu" '{"field":"plugin"}'

dir=/etc/telegraf/telegraf.d
f=$dir/${name//./_}.conf
case $on in
  yes)
    [[ -f $f || -f $f.off ]] || rune_error 2 "no such fragment" "$(jq -nc --arg f "$f" '{file:$f}')"
    if [[ -f $f.off ]]; then mv -f "$f.off" "$f" || rune_error 2 "cannot rename" '{}'; fi ;;
  no)
    if [[ -f $f ]]; then mv -f "$f" "$f.off" || rune_error 2 "cannot rename" '{}'; fi ;;
  *) rune_error 1 "enabled is yes or no" '{"field":"enabled"}' ;;
esac

if ! report=$(telegraf --test --config /etc/telegraf/telegraf.conf --config-directory "$dir" 2>&1 >/dev/null); then
  rune_error 3 "configuration is broken now" "$(jq -nc --arg r "${report:0:1000}" '{report:$r}')"
fi
systemctl reload telegraf 2>/dev/null || rune_error 3 "reload failed" '{"unit":"telegraf"}'
rune_ok "plugin toggled" "$(jq -nc --arg n "$name" --arg o "$on" '{plugin:$n, enabled:($o == "yes")}')"
