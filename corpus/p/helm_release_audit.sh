#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

# pure filters, all on JSON from helm
releases()  { helm list --all-namespaces --all -o json; }
pending()   { jq -c '[.[] | select(.status | startswith("pending-"))]'; }
failed()    { jq -c '[.[] | select(.status == "failed")]'; }
older()     { jq -c --argjson t "$1" '[.[] | select((.updated[0:19] | strptime("%Y-%m-%d %H:%M:%S") | mktime) < $t)]'; }
brief()     { jq -c 'map({name, namespace, status, chart})'; }
len()       { jq 'length' <<<"$1"; }
heading()   { echo "## $1"; }
table()     { heading "$1"; jq -r '.[] | "\(.namespace)/\(.name)\t\(.status)"' <<<"$2" | column -t; }

stuck_after=$(rune_param stuck_minutes 30)
[[ $stuck_after =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "stuck_minutes must be a number" '{}'

all=$(releases 2>/dev/null) || rune_error 2 "helm list failed" '{}'
cut_off=$(( $(date +%s) - stuck_after * 60 ))
stuck=$(pending <<<"$all" | older "$cut_off" | brief) || rune_error 2 "unexpected helm output" '{}'
broken=$(failed <<<"$all" | brief) || rune_error 2 "unexpected helm output" '{}'

{ table "stuck" "$stuck"; table "failed" "$broken"; } >&2 || :

out=$(jq -nc --argjson s "$stuck" --argjson f "$broken" --argjson n "$(len "$all")" '{releases:$n, stuck:$s, failed:$f}')
[[ $stuck == '[]' && $broken == '[]' ]] && rune_ok "all releases settled" "$out"
rune_error 3 "releases need attention" "$out"
