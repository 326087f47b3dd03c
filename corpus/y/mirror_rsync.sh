#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

src=$(rune_param source "") dst=$(rune_param destination "")
tries=$(rune_param tries 3) min_free_gb=$(rune_param min_free_gb 20)
mapfile -t exclude < <(rune_param_json exclude '[]' | jq -r '.[]?')

[[ $src =~ ^rsync://[A-Za-z0-9.-]+(:[0-9]+)?/[A-Za-z0-9._/-]+$ ]] || rune_error 1 "source is no rsync URL" "$(jq -nc --arg s "$src" '{source:$s}')"
[[ $dst =~ ^/(srv|data)/[A-Za-z0-9._/-]+$ && $dst != *..* ]] || rune_error 1 "destination is below /srv or /data" "$(jq -nc --arg d "$dst" '{destination:$d}')"
[[ $tries =~ ^[1-9]$ ]] || rune_error 1 "tries is 1 to 9" '{"parameter":"tries"}'
[[ $min_free_gb =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "min_free_gb is a number" '{"parameter":"min_free_gb"}'

[[ -d $dst ]] || rune_error 2 "destination is missing" "$(jq -nc --arg d "$dst" '{destination:$d}')"
free_kb=$(df -Pk "$dst" | awk 'NR == 2 { print $4 }') || rune_error 2 "df failed" "$(jq -nc --arg d "$dst" '{destination:$d}')"
[[ $free_kb =~ ^[0-9]+$ ]] || rune_error 100 "df said something odd" "$(jq -nc --arg f "$free_kb" '{free:$f}')"
if (( free_kb / 1048576 < min_free_gb )); then
  rune_error 3 "too little room" "$(jq -nc --argjson k "$free_kb" --argjson g "$min_free_gb" '{free_kb:$k, needed_gb:$g}')"
fi

lock=$dst/.mirror.lock
exec 9>"$lock" || rune_error 4 "destination is not writable" "$(jq -nc --arg l "$lock" '{lock:$l}')"
if ! flock -n 9; then
  rune_error 2 "another sync is under way" "$(jq -nc --arg l "$lock" '{lock:$l}')"
fi

stats=$(mktemp)
trap 'rm -f "$stats"' EXIT

args=(-rlptH --safe-links --delete-after --delay-updates --stats --timeout=120 --contimeout=20 --exclude=/.mirror.lock)
for e in "${exclude[@]}"; do
  args+=("--exclude=$e")
done
if [[ -f $dst/.last_sync ]]; then
  args+=(--max-delete=2000)
fi

outcome=none
for (( try = 1; try <= tries; try++ )); do
  rc=0
  rsync "${args[@]}" "$src/" "$dst/" >"$stats" 2>&1 </dev/null || rc=$?
  printf 'rsync: try %d of %d, status %d\n' "$try" "$tries" "$rc" >&2
  case $rc in
    0) outcome=complete; break ;;
    24) outcome=vanished; break ;;
    25) outcome=too_many_deletions; break ;;
    5) outcome=refused; sleep $(( try * 20 )) ;;
    10|12|30|35) outcome=network; sleep $(( try * 5 )) ;;
    11)
      outcome=disk
      if df -P "$dst" 2>/dev/null | awk 'NR == 2 { sub("%", "", $5); exit !($5 >= 99) }'; then
        break
      fi ;;
    23) outcome=partial; break ;;
    *) outcome=unknown; break ;;
  esac
done

# "Number of regular files transferred: 1,234"
declare -A number=([transferred]=0 [deleted]=0 [received]=0)
while IFS= read -r line; do
  value=''
  if [[ $line =~ :\ ([0-9,]+) ]]; then
    value=${BASH_REMATCH[1]//,/}
  fi
  [[ -n $value ]] || continue
  case $line in
    'Number of regular files transferred'*) number[transferred]=$value ;;
    'Number of deleted files'*) number[deleted]=$value ;;
    'Total bytes received'*) number[received]=$value ;;
  esac
done <"$stats"

data=$(jq -nc --arg o "$outcome" --argjson rc "$rc" --arg t "${number[transferred]}" --arg d "${number[deleted]}" --arg r "${number[received]}" \
  '{outcome:$o, status:$rc, transferred:($t | tonumber), deleted:($d | tonumber), bytes:($r | tonumber)}')
case $outcome in
  complete|vanished)
    date -u +%FT%TZ >"$dst/.last_sync" || rune_error 2 "the mark cannot be written" "$data"
    rune_ok "mirror is $outcome" "$data" ;;
  refused|network) rune_error 2 "the source cannot be reached" "$data" ;;
  too_many_deletions|partial) rune_error 3 "the mirror is not complete" "$data" ;;
  disk) rune_error 3 "writing failed" "$data" ;;
  *) rune_error 100 "rsync failed" "$data" ;;
esac
