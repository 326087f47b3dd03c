#!/usr/bin/env bash
# free some disk: stopped containers, dangling images, build cache
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
h=$(rune_param older_h 72) vol=$(rune_param volumes false)
[[ $h =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "older_h?"
docker info >/dev/null 2>&1 || rune_error 2 "no docker"

# Total reclaimed space: 1.234GB
freed() { awk '/^Total reclaimed space:/ {print $4; f=1} /^Total:/ {print $2; f=1} END {if (!f) print "0B"}'; }

rune_out containers "$(docker container prune -f --filter "until=${h}h" 2>/dev/null | freed)"
rune_out images "$(docker image prune -af --filter "until=${h}h" 2>/dev/null | freed)"
rune_out cache "$(docker builder prune -f --filter "until=${h}h" 2>/dev/null | freed)"
if [ "$vol" = true ]; then rune_out volumes "$(docker volume prune -f 2>/dev/null | freed)"; fi

{ docker system df; df -h /var/lib/docker; } >&2 || true
use=$(df -P /var/lib/docker | awk 'NR==2 {sub("%","",$5); print $5}') || use=0
rune_out "used_pct=$use"
[ "$use" -lt 90 ] || rune_err 3 "still ${use}% full"
rune_finish "gc done"
