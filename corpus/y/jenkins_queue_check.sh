#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for lib in "$SCRIPT_DIR/rune_bpcs.sh" "$SCRIPT_DIR/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh; do
  if [[ -f $lib ]]; then
    source "$lib"
    break
  fi
done

rune_init

URL=$(rune_param url "")
NETRC=$(rune_param netrc /etc/rune/jenkins.netrc)
STUCK_MINUTES=$(rune_param stuck_minutes 30)

[[ $URL =~ ^https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)*/?$ ]] || rune_error 1 "url is missing or odd" '{"parameter":"url"}'
[[ $STUCK_MINUTES =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "stuck_minutes must be a number" '{"parameter":"stuck_minutes"}'
[[ -r $NETRC ]] || rune_error 4 "netrc file cannot be read" "$(jq -nc --arg f "$NETRC" '{file:$f}')"
URL=${URL%/}

body=$(mktemp)
headers=$(mktemp)
trap 'rm -f "$body" "$headers"' EXIT

# fetch PATH: 0 fine, 3 refused, 4 not there, 5 server trouble, else a status of curl's plus 10
fetch() {
  local http rc=0
  http=$(curl -gsS --netrc-file "$NETRC" -m 20 -D "$headers" -o "$body" -w '%{http_code}' "$URL/$1" 2>/dev/null) || rc=$?
  (( rc == 0 )) || return $(( rc + 10 ))
  case $http in
    200) return 0 ;;
    401|403) return 3 ;;
    404) return 4 ;;
    5??) return 5 ;;
    *) return 6 ;;
  esac
}

for (( attempt = 1; ; attempt++ )); do
  rc=0
  fetch 'queue/api/json?tree=items[id,stuck,why,inQueueSince,task[name]]' || rc=$?
  if (( rc == 5 || rc == 38 )) && (( attempt < 4 )); then
    printf 'attempt %d: status %d\n' "$attempt" "$rc" >&2
    sleep $(( attempt * 2 ))
    continue
  fi
  break
done

case $rc in
  0) ;;
  3) rune_error 4 "Jenkins refuses the login" '{"http":"401 or 403"}' ;;
  4) rune_error 1 "There is no Jenkins at this url" "$(jq -nc --arg u "$URL" '{url:$u}')" ;;
  5) rune_error 2 "Jenkins is in trouble" "$(jq -nc --argjson a "$attempt" '{attempts:$a}')" ;;
  16) rune_error 2 "The host name does not resolve" "$(jq -nc --arg u "$URL" '{url:$u}')" ;;
  38) rune_error 2 "Jenkins does not answer in time" "$(jq -nc --argjson a "$attempt" '{attempts:$a}')" ;;
  *) rune_error 2 "Jenkins cannot be asked" "$(jq -nc --argjson s "$rc" '{status:$s}')" ;;
esac

version=$(tr -d '\r' <"$headers" | awk -F': ' 'tolower($1) == "x-jenkins" && !n++ { print $2 }')
limit=$(( ($(date +%s) - STUCK_MINUTES * 60) * 1000 ))
late=() total=0
while IFS=$'\t' read -r since stuck name why; do
  [[ $since =~ ^[0-9]+$ ]] || continue
  total=$((total + 1))
  if [[ $stuck == true ]] || (( since < limit )); then
    late+=("$name: $why")
  fi
done < <(jq -r '.items[]? | [.inQueueSince, (.stuck | tostring), (.task.name // "?"), (.why // "unknown")] | @tsv' "$body" 2>/dev/null)

report=$(printf '%s\n' "${late[@]}" | jq -Rnc --arg v "${version:-unknown}" --argjson n "$total" '{version:$v, queued:$n, late:[inputs | select(. != "")]}')
if (( ${#late[@]} )); then
  rune_error 3 "Builds wait for too long" "$report"
fi
rune_ok "The queue moves" "$report"
