#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

inst=$(rune_param instance "")
keep=$(rune_param keep 7)
[[ $inst =~ ^[a-z0-9-]+$ ]] || rune_error 1 "instance is required"
[[ $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1..99"
world=/srv/mc/$inst/world
dst=/var/backups/mc/$inst
[[ -d $world ]] || rune_error 2 "no world directory" "$(jq -nc --arg w "$world" '{world:$w}')"

# everything below may chatter; the message goes out through 3
exec 3>&1 1>&2

mkdir -p "$dst" || rune_error 2 "cannot make the backup directory" >&3
arc=$dst/world-$(date -u +%Y%m%dT%H%M%SZ).tar.zst

con() { screen -S "mc-$inst" -p 0 -X stuff "$*"$'\r'; }

con "save-off" || rune_error 3 "server console is gone" >&3
trap 'con "save-on" >&2 || true' EXIT
con "save-all flush" || true
sleep 4

echo "packing $world"
if ! tar -C "$world" --warning=no-file-changed -cvf - . | zstd -q -T0 -o "$arc"; then
  rm -f "$arc"
  rune_error 3 "archive not written" "$(jq -nc --arg a "$arc" '{archive:$a}')"
fi
con "save-on" || true

# offsite copy takes its time, nobody waits for it
nohup rclone copy --bwlimit 8M "$arc" "offsite:mc/$inst/" &

n=0
while read -r old; do
  echo "dropping $old"
  rm -f -- "$old"
  n=$((n + 1))
done < <(ls -1t "$dst"/world-*.tar.zst | tail -n +$((keep + 1)))

size=$(stat -c %s "$arc") || size=0
rune_ok "world saved" "$(jq -nc --arg a "$arc" --argjson s "$size" --argjson n "$n" '{archive:$a, bytes:$s, dropped:$n}')" >&3
