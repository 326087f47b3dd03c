#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

inst=$(rune_param instance "")
slots=$(rune_param slots 32)
restart=$(rune_param restart true)
[[ $inst =~ ^[a-z0-9-]+$ ]] || rune_error 1 "instance is required"
[[ -n $slots ]] || rune_error 1 "slots is required"

cfg=/srv/games/$inst/server.cfg
[[ -w $cfg ]] || rune_error 4 "server.cfg is not writable" "$(jq -nc --arg c "$cfg" '{cfg:$c}')"

cpus=$(nproc) || cpus=1
limit=$((cpus * 24))
if (( slots < 1 || slots > limit )); then
  rune_error 1 "slots out of range" "$(jq -nc --arg s "$slots" --argjson m "$limit" '{slots:$s, max:$m}')"
fi

old=$(awk '$1 == "maxplayers" {print $2; exit}' "$cfg") || old=""
[[ $old == "$slots" ]] && rune_ok "unchanged" "$(jq -nc --arg s "$slots" '{slots:$s, changed:false}')"

cp -p "$cfg" "$cfg.bak" || rune_error 2 "cannot keep a copy of the configuration"
new=$(mktemp "$cfg.XXXXXX")
awk -v s="$slots" '$1 == "maxplayers" {$2 = s; hit = 1} {print} END {if (!hit) print "maxplayers", s}' "$cfg.bak" >"$new"
chmod --reference="$cfg.bak" "$new" && mv "$new" "$cfg" || rune_error 2 "cannot install the configuration"

if [[ $restart == true ]]; then
  systemctl restart "game@$inst"
  systemctl is-active -q "game@$inst" || rune_error 3 "server did not come back"
fi
rune_ok "slots set" "$(jq -nc --arg s "$slots" --arg o "$old" --arg r "$restart" '{slots:$s, old:$o, restarted:($r == "true")}')"
