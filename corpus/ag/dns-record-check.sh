#!/usr/bin/env bash
# does every name server give the expected answer?
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

die() { rune_error "$1" "$2" "${3:-}"; }

NAME=$(rune_param name "")
TYPE=$(rune_param type A)
EXPECT=$(rune_param expect "")
SERVERS=$(rune_param_json servers '[]')
MIN_OK=$(rune_param min_ok 0)

[[ $NAME =~ ^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?\.?$ ]] || die 1 "name is not a host name" "$(jq -nc --arg n "$NAME" '{name: $n}')"
case $TYPE in
  A|AAAA|CNAME|MX|TXT|NS) ;;
  *) die 1 "record type not supported" "$(jq -nc --arg t "$TYPE" '{type: $t}')" ;;
esac
[[ $MIN_OK =~ ^[0-9]$ ]] || die 1 "min_ok must be one digit"
command -v dig >/dev/null || die 4 "no dig here"

if jq -e 'type == "array" and length > 0' <<<"$SERVERS" >/dev/null; then
  mapfile -t NS < <(jq -r '.[] | tostring' <<<"$SERVERS")
else
  # the name servers of the zone: go up until some are found
  zone=${NAME%.}
  NS=()
  while [[ $zone == *.* && ${#NS[@]} == 0 ]]; do
    mapfile -t NS < <(dig +short +time=3 +tries=1 NS "$zone" 2>/dev/null | grep -v '^;')
    zone=${zone#*.}
  done
  (( ${#NS[@]} > 0 )) || die 2 "no name server found" "$(jq -nc --arg n "$NAME" '{name: $n}')"
fi

ask() {
  local out
  out=$(dig +noall +answer +comments +time=3 +tries=2 "@$1" "$TYPE" "$NAME" 2>/dev/null) || { echo unreachable; return 0; }
  case $out in
    *"status: NXDOMAIN"*) echo nxdomain ;;
    *"status: NOERROR"*)
      awk '!/^;/ && NF > 4 { $1 = $2 = $3 = $4 = ""; sub(/^ +/, ""); print }' <<<"$out" | sort | paste -sd' ' ;;
    *) echo error ;;
  esac
}

good=0 dead=0 ROWS='[]'
for ns in "${NS[@]}"; do
  ans=$(ask "$ns")
  verdict=ok
  case $ans in
    unreachable) verdict=unreachable dead=$((dead + 1)) ;;
    nxdomain|error|"") verdict=missing ;;
    *) if [[ -n $EXPECT && " $ans " != *" $EXPECT "* ]]; then verdict=different; fi ;;
  esac
  if [[ $verdict == ok ]]; then good=$((good + 1)); fi
  ROWS=$(jq -c --arg s "$ns" --arg a "$ans" --arg v "$verdict" '. + [{server: $s, answer: $a, verdict: $v}]' <<<"$ROWS")
done

OUT=$(jq -nc --arg n "$NAME" --arg t "$TYPE" --arg e "$EXPECT" --argjson rows "$ROWS" --argjson good "$good" \
  '{name: $n, type: $t, expected: $e, good: $good, servers: $rows}')
total=${#NS[@]}
(( dead < total )) || die 2 "no name server answers" "$OUT"
(( good < total )) || rune_ok "all $total name servers agree" "$OUT"
if (( MIN_OK > 0 && good >= MIN_OK )); then
  rune_ok "$good of $total name servers agree, enough" "$OUT"
fi
die 3 "only $good of $total name servers agree" "$OUT"
