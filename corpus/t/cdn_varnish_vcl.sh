#!/usr/bin/env bash
# Load and switch the VCL; a watchdog switches back when the health check fails for a minute.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

vcl=$(rune_param vcl /etc/varnish/edge.vcl)
watch=$(rune_param_json watchdog false)
[[ $vcl == /etc/varnish/*.vcl && -r $vcl ]] || rune_error 1 "vcl must be a file below /etc/varnish" '{"bad":["vcl"]}'

log=/var/log/varnish/vcl-switch.log
{
  echo "== $(date -Is) $vcl"
  varnishd -C -f "$vcl" >/dev/null && compiled=yes || compiled=no
} &>>"$log"
if [[ $compiled == no ]]; then
  rune_error 3 "the VCL does not compile" "$(tail -n 15 "$log" | jq -Rsc '{log:.}')"
fi

old=$(varnishadm vcl.list 2>/dev/null | awk '$1 == "active" { print $NF }') || rune_error 2 "varnishd does not answer" '{}'
new=rune_$(date +%s)
varnishadm vcl.load "$new" "$vcl" &>>"$log" || rune_error 3 "vcl.load failed" '{"step":"load"}'
varnishadm vcl.use "$new" &>>"$log" || rune_error 3 "vcl.use failed" '{"step":"use"}'

guard=none
if [[ $watch == true ]]; then
  setsid bash -c '
    for _ in 1 2 3 4 5 6; do
      sleep 10
      curl -fsS -m 3 -o /dev/null http://127.0.0.1:6081/healthz && exit 0
    done
    varnishadm vcl.use "$1"' watchdog "$old" </dev/null &>>"$log" &
  guard=$!
fi

# vcl.discard of old ones; a VCL in use says no, and that is fine
varnishadm vcl.list 2>/dev/null | awk '$1 == "available" && $NF ~ /^rune_/ { print $NF }' | head -n -3 | while read -r v; do
  varnishadm vcl.discard "$v" </dev/null &>>"$log" || :
done || :

rune_ok "VCL switched" "$(jq -nc --arg o "$old" --arg n "$new" --arg g "$guard" '{old:$o, new:$n, watchdog:$g}')"
