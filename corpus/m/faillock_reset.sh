#!/usr/bin/env bash
# Reset pam_faillock tallies; optionally only those that came from one source (tty or host)
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

deny=$(rune_param deny 3)
src=$(rune_param source "")
[[ $deny =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "Parameter deny must be 1 to 999" '{"parameter":"deny"}'
[[ -d /var/run/faillock ]] || rune_error 4 "pam_faillock is not in use" '{"directory":"/var/run/faillock"}'

mapfile -t users < <(find /var/run/faillock -maxdepth 1 -type f -size +0 -printf '%f\n' | sort)
locked=()
cleared=()

for u in "${users[@]}"; do
  if [[ -n $src ]]; then
    n=$(faillock --user "$u" 2>/dev/null | awk "\$NF == \"V\" && /$src/ { n++ } END { print n + 0 }") || n=0
  else
    n=$(faillock --user "$u" 2>/dev/null | awk '$NF == "V" { n++ } END { print n + 0 }') || n=0
  fi
  (( n < deny )) || locked+=("$u")
done

if (( ${#locked[@]} == 0 )); then
  echo "faillock_reset: ${#users[@]} tallies seen, nobody is locked" >&2
  exit 0
fi

for u in "${locked[@]}"; do
  if faillock --user "$u" --reset >/dev/null 2>&1; then
    cleared+=("$u")
  fi
done

out=$(jq -nc --argjson n "${#locked[@]}" '{locked:$n, cleared:$ARGS.positional}' --args -- "${cleared[@]}")
(( ${#cleared[@]} == ${#locked[@]} )) || rune_error 3 "Some tallies could not be reset" "$out"
rune_ok "Tallies reset" "$out"
