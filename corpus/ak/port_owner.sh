#!/usr/bin/env bash
# port_owner: who listens where? Compares `ss -Hltunp` with a table of expected listeners.
#
#   expected   {"22/tcp": "sshd", "53/udp": {"process": "named", "address": "127.0.0.1"}}
#   strict     yes: a listener that nobody expects is a breach too
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

rune_init
STRICT=$(rune_param strict no)
EXPECTED=$(rune_param_json expected '{}')
IGNORE=$(rune_param ignore_above 32767)

case "$STRICT" in
  yes | no) ;;
  *) rune_error 1 "strict must be yes or no" '{"parameter":"strict"}' ;;
esac
if [[ ! "$IGNORE" =~ ^[1-9][0-9]{0,4}$ ]]; then
  rune_error 1 "ignore_above must be a port number" '{"parameter":"ignore_above"}'
fi
if ! jq -e 'type == "object" and length <= 200' <<<"$EXPECTED" >/dev/null 2>&1; then
  rune_error 1 "expected must be an object" '{"parameter":"expected"}'
fi
if ! RULES=$(jq -r '
  to_entries[]
  | (.value | if type == "object" then . else {process: .} end) as $v
  | [.key, ($v.process // "any"), ($v.address // "any")] | @tsv' <<<"$EXPECTED" 2>/dev/null); then
  rune_error 1 "expected has odd values" '{"parameter":"expected"}'
fi
if [ "$(id -u)" != 0 ]; then
  echo "port_owner: not root, process names may be missing" >&2
fi

TMP=$(mktemp) || rune_error 100 "mktemp failed" '{}'
trap 'rm -f "$TMP" || true' EXIT
if ! ss -Hltunp >"$TMP" 2>/dev/null; then
  netstat -ltunp >"$TMP" 2>/dev/null || rune_error 4 "neither ss nor netstat works here" '{"missing":["ss","netstat"]}'
fi

# Both tools, one line for each listener: "port/proto address process"
#   tcp   LISTEN 0  128  0.0.0.0:22  0.0.0.0:*  users:(("sshd",pid=801,fd=3))
#   tcp        0      0 0.0.0.0:22   0.0.0.0:*  LISTEN  801/sshd: /usr/sbin
LISTENERS=$(awk '
  function emit(proto, local, process,   n, port, address) {
    n = match(local, /:[0-9]+$/)
    if (n == 0) return
    port = substr(local, n + 1)
    address = substr(local, 1, n - 1)
    gsub(/[][]/, "", address)
    sub(/%.*/, "", address)
    sub(/6$/, "", proto)
    if (address == "" || address == "*") address = "0.0.0.0"
    print port "/" proto, address, (process == "" ? "unknown" : process)
  }
  $2 == "LISTEN" || $2 == "UNCONN" {
    who = ""
    if (match($0, /\(\("[^"]+"/)) who = substr($0, RSTART + 3, RLENGTH - 4)
    gsub(/ /, "_", who)
    emit($1, $5, who)
    next
  }
  $1 ~ /^(tcp|udp)6?$/ {
    who = $NF
    if (who !~ /^[0-9]+\//) who = ($1 ~ /^udp/) ? $6 : $7
    sub(/^[0-9]+\//, "", who)
    sub(/:.*/, "", who)
    if (who == "-") who = ""
    emit($1, $4, who)
  }' "$TMP" | sort -u)

declare -A SEEN=() KNOWN=()
FINDINGS=()
note() { # VERDICT PORT WANTED FOUND
  FINDINGS+=("$(jq -nc --arg v "$1" --arg p "$2" --arg w "$3" --arg f "$4" '{verdict: $v, port: $p, wanted: $w, found: $f}')")
}

while read -r PORT ADDRESS PROCESS; do
  [ -n "$PORT" ] || continue
  SEEN[$PORT]="${SEEN[$PORT]:-} $PROCESS@$ADDRESS"
done <<<"$LISTENERS"

while IFS=$'\t' read -r PORT PROCESS ADDRESS; do
  [ -n "$PORT" ] || continue
  if [[ ! "$PORT" =~ ^[1-9][0-9]{0,4}/(tcp|udp)$ || ! "$PROCESS" =~ ^[A-Za-z0-9_.-]{1,32}$ || ! "$ADDRESS" =~ ^([0-9a-f.:]{2,45}|any)$ ]]; then
    rune_error 1 "odd rule" "$(jq -nc --arg p "${PORT:0:40}" --arg w "${PROCESS:0:40}" '{port: $p, process: $w}')"
  fi
  KNOWN[$PORT]=1
  FOUND="${SEEN[$PORT]:-}"
  if [ -z "$FOUND" ]; then
    note missing "$PORT" "$PROCESS" ""
    continue
  fi
  for ENTRY in $FOUND; do
    if [ "$PROCESS" != any ] && [ "${ENTRY%@*}" != "$PROCESS" ]; then
      note "wrong process" "$PORT" "$PROCESS" "$ENTRY"
    elif [ "$ADDRESS" != any ] && [ "${ENTRY##*@}" != "$ADDRESS" ]; then
      note "wrong address" "$PORT" "$ADDRESS" "$ENTRY"
    fi
  done
done <<<"$RULES"

if [ "$STRICT" = yes ]; then
  for PORT in "${!SEEN[@]}"; do
    if [ -z "${KNOWN[$PORT]:-}" ] && [ "${PORT%/*}" -le "$IGNORE" ]; then
      note unexpected "$PORT" "" "${SEEN[$PORT]# }"
    fi
  done
fi

if [ "${#FINDINGS[@]}" -gt 0 ]; then
  OUT=$(printf '%s\n' "${FINDINGS[@]}" | jq -sc --arg n "${#SEEN[@]}" '{listeners: ($n | tonumber), findings: (sort_by(.port) | .[:100])}')
  rune_error 3 "${#FINDINGS[@]} listener(s) not as expected" "$OUT"
fi
rune_ok "listeners are as expected" "$(jq -nc --arg n "${#SEEN[@]}" '{listeners: ($n | tonumber), findings: []}')"
