#!/usr/bin/env bash
# Sessions of one account out of last(1), folded into login/logout pairs.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
if [[ -f $here/lib/rune_bpcs.sh ]]; then source "$here/lib/rune_bpcs.sh"; else source "$here/rune_bpcs.sh"; fi
rune_init

account=$(rune_param account root)
count=$(rune_param count 20)
[[ $account =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || rune_error 1 "bad account name" '{"parameter":"account"}'
[[ $count == +([0-9]) ]] || rune_error 1 "count must be a number" '{"parameter":"count"}'
getent passwd "$account" >/dev/null || rune_error 2 "no such account" "$(jq -nc --arg a "$account" '{account: $a}')"

emit_session() { # user tty from times -> one JSON line; callers redirect it
  local -n rec=$1
  jq -nc --arg tty "${rec[tty]}" --arg from "${rec[from]}" --arg state "${rec[state]}" --arg when "${rec[when]}" \
    '{tty: $tty, from: $from, state: $state, when: $when}'
}

list=$(mktemp)
trap 'rm -f -- "$list"' EXIT

while IFS= read -r line; do
  [[ -z $line || $line == wtmp* || $line == reboot* ]] && continue
  declare -A s=([tty]='' [from]=local [state]=closed [when]='')
  read -r _ s[tty] rest <<<"$line"
  case $rest in
    *'still logged in'*) s[state]=open ;;
    *' - crash '*)       s[state]=crashed ;;
    *' - down '*)        s[state]=down ;;
  esac
  if [[ $rest =~ ^([0-9a-fA-F.:]+)[[:space:]]+(.*)$ ]]; then
    s[from]=${BASH_REMATCH[1]}; rest=${BASH_REMATCH[2]}
  fi
  s[when]=${rest%% - *}
  emit_session s >>"$list"
  unset s
done < <(last -w -F -n "$count" -- "$account" 2>/dev/null || true)

open=$(who | awk -v u="$account" '$1 == u { n++ } END { print n + 0 }') || open=0
rune_ok "login history of $account" "$(jq -sc --arg a "$account" --argjson open "$open" \
  '{account: $a, open_now: $open, sessions: .}' "$list")"
