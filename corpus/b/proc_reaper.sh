#!/usr/bin/env bash
set -Eeuo pipefail
shopt -s inherit_errexit extglob
readonly SELF=${BASH_SOURCE[0]##*/}
source "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh"

exec {wire}>&1
rune_init
exec 1>&2

emit() { "rune_$@" >&"$wire"; }
trap 'if (( ! BASH_SUBSHELL )); then emit error 100 "$SELF broke at line $LINENO" "{}"; fi' ERR

pattern=$(rune_param pattern "")
grace=$(rune_param grace 10)
[[ -n $pattern ]] || emit error 1 "pattern is required" '{"missing":["pattern"]}'
[[ $grace == +([0-9]) ]] || emit error 1 "grace must be seconds" '{"field":"grace"}'

mapfile -t pids < <(pgrep -f -- "$pattern")
printf 'candidates: %s\n' "${pids[*]:-none}"
for i in "${!pids[@]}"; do
  if (( pids[i] == $$ || pids[i] == PPID )); then
    unset "pids[i]"
  fi
done

if (( ${#pids[@]} == 0 )); then
  emit ok "nothing to reap" '{"killed":0}'
fi

ps -o pid,etime,args -p "$(IFS=,; echo "${pids[*]}")" || true
kill -TERM "${pids[@]}" || true

deadline=$(( SECONDS + grace ))
until (( SECONDS >= deadline )) || ! kill -0 "${pids[@]}" 2>/dev/null; do
  sleep 1
done

declare -i hard=0
for pid in "${pids[@]}"; do
  kill -0 "$pid" 2>/dev/null || continue
  echo "pid $pid ignores TERM"
  if kill -KILL "$pid"; then hard+=1; fi
done

emit ok "reaped" "$(jq -nc --argjson n "${#pids[@]}" --argjson h "$hard" '{killed:$n, forced:$h}')"
