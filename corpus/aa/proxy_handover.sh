#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

net=$(rune_param network eu)
back=$(rune_param backend "")
case $net in eu|us|ap) ;; *) rune_error 1 "unknown network" "$(jq -nc --arg n "$net" '{network:$n}')";; esac
[[ $back =~ ^10\.[0-9.]+:[0-9]{4,5}$ ]] || rune_error 1 "backend must be 10.x.x.x:port"

conf=/etc/velocity/$net.toml
pidf=/run/velocity/$net.pid
tmp=$(mktemp)
trap 'rm -f "$tmp"; exit 143' INT TERM
trap 'rm -f "$tmp"' EXIT

[[ -w $conf ]] || rune_error 4 "proxy configuration is not writable" "$(jq -nc --arg c "$conf" '{config:$c}')"
awk -v b="$back" '/^lobby *=/ { $0 = "lobby = \"" b "\"" } { print }' "$conf" >"$tmp"
if cmp -s "$tmp" "$conf"; then
  rune_ok "backend unchanged" '{"changed":false}'
fi
cat "$tmp" >"$conf" || rune_error 2 "configuration not written"

if [[ -s $pidf ]] && kill -0 "$(<"$pidf")" 2>/dev/null; then
  screen -S "proxy-$net" -p 0 -X stuff $'velocity reload\r' >&2 || rune_error 3 "proxy console is gone"
  rune_ok "proxy reloaded" "$(jq -nc --arg b "$back" '{backend:$b, changed:true, started:false}')"
fi

# not running: start it; the unit's helper waits until the port is open
exec systemctl start "velocity@$net" >/dev/null 2>&1
