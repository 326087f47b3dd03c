#!/usr/bin/env bash
# Starts a bounded capture in the network namespace of a container and returns at once
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

container=$(rune_param container "")
seconds=$(rune_param seconds 60)
pidfile=
trap 'rm -f "$pidfile"; exit 143' INT TERM

if [[ ! $container =~ ^[0-9a-f]{12,64}$ ]]; then
  rune_error 1 "container must be a container id" '{"field":"container"}' >&3
fi
case $seconds in
  30 | 60 | 120 | 300) ;;
  *) rune_error 1 "seconds is one of 30, 60, 120, 300" '{"field":"seconds"}' >&3 ;;
esac

pid=$(crictl inspect --output go-template --template '{{.info.pid}}' "$container") ||
  rune_error 2 "crictl does not know the container" "$(jq -nc --arg c "$container" '{container: $c}')" >&3
[[ -e /proc/$pid/ns/net ]] || rune_error 2 "The container has no network namespace" '{}' >&3

mkdir -p /var/tmp/captures
file=/var/tmp/captures/${container:0:12}-$(date +%s).pcap
pidfile=/run/rune-capture-${container:0:12}.pid

if [[ -s $pidfile ]] && kill -0 "$(<"$pidfile")" 2>/dev/null; then
  rune_error 3 "A capture is running already" "$(jq -nc --arg p "$pidfile" '{pidfile: $p}')" >&3
fi

timeout "$seconds" nsenter -t "$pid" -n tcpdump -i any -U -w "$file" port not 22 </dev/null >/dev/null 2>&1 &
echo $! >"$pidfile"
sleep 1

if ! kill -0 "$(<"$pidfile")" 2>/dev/null; then
  rune_error 3 "tcpdump died at once" "$(jq -nc --arg f "$file" '{file: $f}')" >&3
fi
rune_ok "Capture started" "$(jq -nc --arg f "$file" --argjson s "$seconds" '{file: $f, seconds: $s}')" >&3
