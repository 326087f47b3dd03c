#!/usr/bin/env bash
# disconnect a subscriber session with a RADIUS CoA packet
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -A p=(
  [nas]=$(rune_param nas "")
  [session]=$(rune_param acct_session_id "")
  [user]=$(rune_param user_name "")
)
nas_secret=$(rune_param nas_secret "")

for k in nas session user; do
  [[ -n ${p[$k]} ]] || rune_error 1 "missing: $k" "$(jq -nc --arg k "$k" '{missing: [$k]}')"
done
[[ -n $nas_secret ]] || rune_error 1 'missing: nas_secret' '{"missing":["nas_secret"]}'

attrs=$(mktemp)
reply=$(mktemp)
trap 'rm -f "$attrs" "$reply"' EXIT

{
  printf 'User-Name = "%s"\n' "${p[user]//\"/}"
  printf 'Acct-Session-Id = "%s"\n' "${p[session]//\"/}"
  printf 'Event-Timestamp = %s\n' "$(date +%s)"
} >"$attrs"

send() {
  local -i try
  for (( try = 1; try <= 3; try++ )); do
    radclient -x -r 1 -t 3 -f "$attrs" "${p[nas]}:3799" disconnect "$nas_secret" >"$reply" 2>&1 && return 0
    sleep $(( try * 2 ))
  done
  return 1
}

cause_of() {
  local text
  text=$(<"$1")
  if [[ $text =~ Error-Cause\ =\ ([A-Za-z-]+) ]]; then
    printf '%s' "${BASH_REMATCH[1]}"
  else
    rune_error 2 'NAS does not answer' "$(jq -nc --arg nas "${p[nas]}" '{nas: $nas}')"
  fi
}

if ! send; then
  cause=$(cause_of "$reply")
  [[ $cause != Session-Context-Not-Found ]] || rune_ok 'session was gone' "$(jq -nc --arg c "$cause" '{cause: $c}')"
  rune_error 3 'disconnect was refused' "$(jq -nc --arg c "$cause" '{cause: $c}')"
fi
code=$(grep -o 'Disconnect-[AN][CA][KK]' "$reply" | tail -n 1 || true)
rune_ok 'session disconnected' "$(jq -nc --arg s "${p[session]}" --arg c "$code" '{session: $s, reply: $c}')"
