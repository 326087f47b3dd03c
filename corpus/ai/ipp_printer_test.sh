#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

timeout_s=$(rune_param timeout_seconds 20)
case $timeout_s in
  [1-9]|[1-9][0-9]) ;;
  *) rune_error 1 "timeout_seconds: 1 to 99" '{"field":"timeout_seconds"}' ;;
esac
names=$(rune_param printers "")

work=$(mktemp -d)
cleanup() {
  local p
  for p in $(jobs -p); do kill "$p" 2>/dev/null || :; done
  rm -rf "$work"
}
trap cleanup EXIT

default_printers() { lpstat -e 2>/dev/null | sort; }

[ -n "$names" ] || names=$(default_printers) || rune_error 2 "CUPS does not answer"

probe() {
  local name=$1 uri
  uri=$(lpstat -v "$name" 2>/dev/null | sed -n 's/^device for [^:]*: //p')
  case $uri in
    ipp://*|ipps://*) ;;
    *) echo "unsupported"; return 0 ;;
  esac
  if timeout "$timeout_s" ipptool -q "$uri" get-printer-attributes.test; then
    echo "ready"
  else
    echo "silent"
  fi
}

pids=()
set -f
for n in $names; do
  case $n in *[!A-Za-z0-9_-]*) echo "odd name: $n" >&2; continue ;; esac
  probe "$n" </dev/null >"$work/$n" 2>/dev/null &
  pids+=("$!")
done
set +f

for p in "${pids[@]}"; do
  wait "$p" || echo "probe $p ended badly" >&2
done

for f in "$work"/*; do
  [ -f "$f" ] || continue
  read -r state <"$f" || state=unknown
  jq -nc --arg n "${f##*/}" --arg s "$state" '{($n): $s}'
done | jq -sc 'add // {}' >"$work/.all"

silent=$(jq '[.[] | select(. == "silent")] | length' "$work/.all")
[ "$silent" -eq 0 ] || rune_fail 3 "printers are silent" "$(cat "$work/.all")"
rune_ok "printers tested" "$(jq -c '{printers: .}' "$work/.all")"
