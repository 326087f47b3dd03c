#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for candidate in "$SCRIPT_DIR/rune_bpcs.sh" "$SCRIPT_DIR/lib/rune_bpcs.sh"; do
  if [[ -f $candidate ]]; then
    source "$candidate"
    break
  fi
done
rune_init

# Jobs that may be scheduled. The command line never comes from the message.
declare -A COMMANDS
COMMANDS[backup]='/usr/local/sbin/backup --quiet'
COMMANDS[report]='/usr/local/sbin/report | mail -s "weekly report" ops@example.org'
COMMANDS[prune]='find /var/cache/app -mtime +7 -delete'

parse_options() {
  local opt OPTIND=1
  minute=0 hour=3 weekday='*'
  while getopts ':m:h:w:' opt; do
    case $opt in
      m) minute=$OPTARG ;;
      h) hour=$OPTARG ;;
      w) weekday=$OPTARG ;;
      *) return 1 ;;
    esac
  done
}

in_range() {
  local -r value=$1 low=$2 high=$3
  [[ $value =~ ^[0-9]{1,2}$ ]] && ((10#$value >= low && 10#$value <= high))
}

job=$(rune_param job "")
present=$(rune_param present yes)
read -r -a schedule <<<"$(rune_param schedule "-m 0 -h 3")"

[[ -n $job && -n ${COMMANDS[$job]-} ]] || rune_error 1 "Unknown job" "$(jq -nc --args '{allowed: $ARGS.positional}' "${!COMMANDS[@]}")"
parse_options "${schedule[@]}" || rune_error 1 "Bad schedule" '{"form":"-m MINUTE -h HOUR -w WEEKDAY"}'
in_range "$minute" 0 59 || rune_error 1 "Bad minute" '{"field":"schedule"}'
in_range "$hour" 0 23 || rune_error 1 "Bad hour" '{"field":"schedule"}'
if [[ $weekday != '*' ]]; then
  in_range "$weekday" 0 7 || rune_error 1 "Bad weekday" '{"field":"schedule"}'
fi

marker="# rune:$job"
old=$(crontab -l 2>/dev/null || true)
rest=$(grep -vF -- "$marker" <<<"$old" || true)

new=$rest
if [[ $present == yes ]]; then
  printf -v new '%s\n%s %s * * %s %s %s' "$rest" "$minute" "$hour" "$weekday" "${COMMANDS[$job]}" "$marker"
fi

if [[ $new == "$old" ]]; then
  rune_ok "Crontab is as it should be" '{"changed":false}'
fi

if ! printf '%s\n' "$new" | sed '/^$/d' | crontab - >&2; then
  rune_error 2 "crontab refused the new table" "$(jq -nc --arg j "$job" '{job: $j}')"
fi
count=$(crontab -l 2>/dev/null | grep -cF '# rune:' || true)
rune_ok "Crontab changed" "$(jq -nc --arg j "$job" --arg c "$count" '{job: $j, changed: true, managed: ($c | tonumber? // 0)}')"
