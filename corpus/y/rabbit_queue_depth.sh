#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2
emit() { "$@" >&3; }

VHOST=$(rune_param vhost /)
CONF=$(rune_param thresholds_file /etc/rune/rabbit.ini)
DEFAULT_MAX=1000

# ---- thresholds:   [vhost]  then  queue-prefix = number
declare -A limit=()
section=''
if [[ -e $CONF ]]; then
  [[ -r $CONF ]] || emit rune_error 4 "thresholds cannot be read" "$(jq -nc --arg f "$CONF" '{file:$f}')"
  number=0
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=${line%%[;#]*}
    if [[ $line =~ ^[[:space:]]*$ ]]; then
      continue
    elif [[ $line =~ ^\[([^]]+)\][[:space:]]*$ ]]; then
      section=${BASH_REMATCH[1]}
    elif [[ $line =~ ^[[:space:]]*([A-Za-z0-9._-]+)[[:space:]]*=[[:space:]]*([0-9]{1,9})[[:space:]]*$ ]]; then
      [[ $section == "$VHOST" ]] || continue
      limit[${BASH_REMATCH[1]}]=$(( 10#${BASH_REMATCH[2]} ))
    else
      emit rune_error 4 "thresholds have a bad line" "$(jq -nc --arg f "$CONF" --argjson n "$number" '{file:$f, line:$n}')"
    fi
  done <"$CONF"
else
  echo "no $CONF, $DEFAULT_MAX holds for all queues"
fi

limit_of() {
  local best='' p
  for p in "${!limit[@]}"; do
    if [[ $1 == "$p"* && ${#p} -gt ${#best} ]]; then best=$p; fi
  done
  if [[ -n $best ]]; then REPLY=${limit[$best]}; else REPLY=${limit[default]:-$DEFAULT_MAX}; fi
}

rc=0
rows=$(timeout -k 5 60 rabbitmqctl -q --no-table-headers list_queues -p "$VHOST" name messages consumers state </dev/null) || rc=$?
case $rc in
  0) ;;
  64|65) emit rune_error 1 "rabbitmqctl did not like the request" "$(jq -nc --arg v "$VHOST" '{vhost:$v}')" ;;
  69) emit rune_error 2 "the node is down" '{"status":69}' ;;
  70|75) emit rune_error 100 "rabbitmqctl broke" "$(jq -nc --argjson s "$rc" '{status:$s}')" ;;
  124|137) emit rune_error 2 "rabbitmqctl hangs" '{"seconds":60}' ;;
  *) emit rune_error 2 "queues cannot be listed" "$(jq -nc --argjson s "$rc" '{status:$s}')" ;;
esac

deep=() lonely=() sick=()
sum=0
while IFS=$'\t' read -r name messages consumers state; do
  [[ $messages =~ ^[0-9]+$ && $consumers =~ ^[0-9]+$ ]] || continue
  sum=$(( sum + messages ))
  [[ $state == running || $state == idle || -z $state ]] || sick+=("$name")
  limit_of "$name"
  if (( messages > REPLY )); then
    deep+=("$name")
    if (( consumers == 0 )); then
      lonely+=("$name")
    fi
    printf 'queue %s: %d of %d\n' "$name" "$messages" "$REPLY"
  fi
done <<<"$rows"

declare -A lists=([deep]="$(printf '%s\n' "${deep[@]}")" [lonely]="$(printf '%s\n' "${lonely[@]}")" [sick]="$(printf '%s\n' "${sick[@]}")")
data=$(jq -nc --argjson sum "$sum" --arg d "${lists[deep]}" --arg l "${lists[lonely]}" --arg s "${lists[sick]}" \
  'def words: split("\n") | map(select(length > 0)); {messages:$sum, deep:($d|words), without_consumer:($l|words), sick:($s|words)}')

if (( ${#sick[@]} )); then
  emit rune_error 2 "queues are not running" "$data"
elif (( ${#lonely[@]} )); then
  emit rune_error 3 "deep queues have no consumer" "$data"
elif (( ${#deep[@]} )); then
  emit rune_error 3 "queues are too deep" "$data"
fi
emit rune_ok "queues are short" "$data"
