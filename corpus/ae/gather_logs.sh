#!/usr/bin/env bash
# gather journals from a list of hosts, in parallel, into one archive
set -euo pipefail
shopt -s nullglob

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

since=$(rune_param since "1 hour ago")
keep=$(rune_param keep_seconds 3600)
unit=$(rune_param unit "")
hosts_json=$(rune_param_json hosts '[]')

jq -e 'type == "array" and length > 0 and all(.[]; type == "string")' <<<"$hosts_json" >/dev/null \
  || rune_error 1 "hosts must be a list of names"
[[ $keep =~ ^[0-9]+$ ]] || rune_error 1 "keep_seconds must be a number"
[[ $unit =~ ^[A-Za-z0-9@_.-]*$ ]] || rune_error 1 "unit has strange characters"
[[ $since =~ ^[A-Za-z0-9:\ -]+$ ]] || rune_error 1 "since has strange characters"

mapfile -t hosts < <(jq -r '.[]' <<<"$hosts_json")
work=$(mktemp -d /var/tmp/gather.XXXXXX)

collect() {
  local host=$1 out=$2/$1.journal
  local -a cmd=(journalctl --no-pager --since "'$since'")
  [[ -z $unit ]] || cmd+=(-u "$unit")
  if ! ssh -n -o BatchMode=yes -o ConnectTimeout=5 "$host" "${cmd[*]}" >"$out" 2>"$out.err"; then
    rune_error 2 "no journal from $host"
  fi
}

for h in "${hosts[@]}"; do
  collect "$h" "$work" &
done
wait

archive=$work.tar.gz
tar -C "$work" -czf "$archive" . || rune_error 2 "cannot write $archive"

got=0
for f in "$work"/*.journal; do
  [[ -s $f ]] && got=$((got + 1))
done

# the archive is fetched by the caller and removed later
( sleep "$keep"; rm -rf "$work" "$archive" ) &

rune_ok "logs gathered" "$(jq -nc --arg a "$archive" --argjson n "$got" '{archive:$a, journals:$n}')"
