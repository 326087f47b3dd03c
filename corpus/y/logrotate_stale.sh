#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

days=$(rune_param days 8) big_mb=$(rune_param big_mb 512)
[[ $days =~ ^[1-9][0-9]{0,2}$ && $big_mb =~ ^[1-9][0-9]{0,5}$ ]] || rune_error 1 "days and big_mb are positive numbers" '{}'

status=''
for f in /var/lib/logrotate/status /var/lib/logrotate/logrotate.status /var/lib/logrotate.status; do
  if [[ -r $f ]]; then
    status=$f
    break
  fi
done
[[ $status ]] || rune_error 4 "logrotate has never run here" '{"looked_in":"/var/lib"}'

head=''
read -r head <"$status" || rune_error 3 "the status file is empty" "$(jq -nc --arg f "$status" '{file:$f}')"
[[ $head == 'logrotate state -- version '[12] ]] || rune_error 100 "unknown status file" "$(jq -nc --arg h "$head" '{first_line:$h}')"

now=$(date +%s)
declare -A when=()
# "/var/log/syslog" 2024-5-3-6:25:1     (version 1 has the date only)
while IFS= read -r line; do
  if [[ $line =~ ^\"(.+)\"\ ([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(-([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}))?$ ]]; then
    m=("${BASH_REMATCH[@]}")
    printf -v stamp '%04d-%02d-%02d %02d:%02d' "$((10#${m[2]}))" "$((10#${m[3]}))" "$((10#${m[4]}))" "$((10#${m[6]:-0}))" "$((10#${m[7]:-0}))"
    if s=$(date -d "$stamp" +%s 2>/dev/null); then
      when[${m[1]}]=$s
    else
      echo "bad date: $line" >&2
    fi
  fi
done <"$status"
(( ${#when[@]} )) || rune_error 3 "nothing was ever rotated" "$(jq -nc --arg f "$status" '{file:$f}')"

late=() gone=0 big=()
for log in "${!when[@]}"; do
  if [[ ! -e $log ]]; then
    ((++gone))
    continue
  fi
  age=$(( (now - ${when[$log]}) / 86400 ))
  size=$(stat -c %s "$log" 2>/dev/null || echo 0)
  (( size == 0 && age > days )) && continue   # notifempty
  if (( age > days )); then
    late+=("$log")
  fi
  if (( size / 1048576 >= big_mb )); then
    big+=("$log")
  fi
done

unit=$(systemctl show -p Result --value logrotate.service 2>/dev/null || echo unknown)
q=$(jq -nc --arg u "$unit" --argjson g "$gone" --argjson n "${#when[@]}" '{known:$n, gone:$g, unit:$u}')
for l in "${late[@]}"; do q=$(jq -c --arg l "$l" '.late += [$l]' <<<"$q"); done
for l in "${big[@]}"; do q=$(jq -c --arg l "$l" '.big += [$l]' <<<"$q"); done

case ${#late[@]}:${#big[@]}:$unit in
  0:0:success|0:0:unknown) rune_ok "logs rotate" "$q" ;;
  0:0:*) rune_error 2 "logrotate itself fails" "$q" ;;
  0:*) rune_error 3 "logs are too big" "$q" ;;
  *) rune_error 3 "logs are not rotated" "$q" ;;
esac
