#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2 </dev/null

HOSTS_FILE=$(rune_param hosts_file /etc/rune/hosts)
KILL_IDLE=$(rune_param kill_idle false)
JUMP=$(rune_param jump "")

[[ -r $HOSTS_FILE ]] || rune_error 2 "no hosts file" "$(jq -nc --arg f "$HOSTS_FILE" '{file:$f}')" >&3

opts=(-o BatchMode=yes -o ConnectTimeout=5)
if [[ -n $JUMP ]]; then
  opts+=(-J "$JUMP")
fi

declare -A sessions=()
failed=0
mapfile -t hosts < <(grep -v '^#' "$HOSTS_FILE")
tail -n 0 -F /var/log/auth.log 3>&- &
follower=$!

for h in "${hosts[@]}"; do
  echo "asking $h"
  n=$(ssh -n "${opts[@]}" "$h" 'who | wc -l' 3>&-) || {
    failed=$((failed + 1))
    continue
  }
  sessions[$h]=$n
  if [[ $KILL_IDLE == true ]]; then
    ssh -n "${opts[@]}" "$h" 'pkill -HUP -f "^-idle"' || true
  fi
done
kill "$follower" || true

OUT=$(
  for h in "${!sessions[@]}"; do
    printf '%s\t%s\n' "$h" "${sessions[$h]}"
  done | jq -Rnc '[inputs | split("\t") | {key: .[0], value: (.[1] | tonumber)}] | from_entries | {sessions: .}'
)

if ((failed > 0)); then
  rune_error 3 "$failed hosts did not answer" "$OUT" >&3
fi
rune_ok "all hosts answered" "$OUT" >&3
