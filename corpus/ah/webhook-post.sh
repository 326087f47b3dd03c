#!/bin/bash
# Posts an event to a webhook, trying again while the far side is busy.
set -euo pipefail

source "$(dirname "$0")/lib/rune_bpcs.sh"
exec 3>&1
exec 1>&2
rune_init >&3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

url=$(rune_param url "")
text=$(rune_param text "")
severity=$(rune_param severity info)
text_file=$(rune_param text_file "")
attempts=$(rune_param attempts 4)
token=$(rune_param token "")
node=$(rune_ctx node "unknown")
trace=$(rune_meta trace_id "none")

case "$url" in
  https://?* | http://localhost[:/]*) ;;
  "") rune_error 1 "url is missing" '{"missing":["url"]}' >&3 ;;
  *) rune_error 1 "url must be https" '{"parameter":"url"}' >&3 ;;
esac
case "$severity" in
  info) color=good ;;
  warning) color=warning ;;
  error | critical) color=danger ;;
  *) rune_error 1 "unknown severity" '{"allowed":["info","warning","error","critical"]}' >&3 ;;
esac
if [[ ! "$attempts" =~ ^[1-9]$ ]]; then
  rune_error 1 "attempts must be 1 to 9" '{"parameter":"attempts"}' >&3
fi
if [[ -n "$token" && ! "$token" =~ ^[A-Za-z0-9._~+/=-]+$ ]]; then
  rune_error 1 "token has characters that no token has" '{"parameter":"token"}' >&3
fi

if [ -n "$text_file" ]; then
  if ! part=$(head -c 2000 <"$text_file"); then
    rune_error 2 "text_file could not be read" "$(jq -nc --arg file "$text_file" '{text_file: $file}')" >&3
  fi
  text="$text $part"
fi
if [ -z "${text// /}" ]; then
  rune_ok "nothing to say" '{"posted":false}' >&3
fi

jq -n --arg text "$text" --arg color "$color" --arg node "$node" --arg trace "$trace" \
  '{attachments: [{color: $color, text: $text, fields: [{title: "node", value: $node}, {title: "trace", value: $trace}]}]}' \
  > "$work/body.json"

# curl reads the header from a pipe: nobody sees the token in the process list
post() {
  if [ -n "$token" ]; then
    curl --config <(printf 'header = "Authorization: Bearer %s"\n' "$token") "$@"
  else
    curl "$@"
  fi
}

code=000
for (( attempt = 1; attempt <= attempts; attempt++ )); do
  code=$(post --silent --show-error --max-time 10 --header 'Content-Type: application/json' \
    --data-binary "@$work/body.json" --output "$work/answer" --write-out '%{http_code}' "$url") || code=000
  case "$code" in
    2[0-9][0-9])
      rune_ok "posted" "$(jq -nc --arg code "$code" --argjson attempt "$attempt" \
        '{posted: true, http_code: $code, attempt: $attempt}')" >&3
      ;;
    000 | 408 | 429 | 5[0-9][0-9])
      echo "attempt $attempt: $code"
      if [ "$attempt" -lt "$attempts" ]; then
        sleep 1
      fi
      ;;
    *)
      rune_error 3 "webhook refused the event" "$(jq -nc --arg code "$code" '{http_code: $code}')" >&3
      ;;
  esac
done

rune_error 2 "webhook did not take the event" "$(jq -nc --arg code "$code" --argjson attempts "$attempts" \
  '{http_code: $code, attempts: $attempts}')" >&3
