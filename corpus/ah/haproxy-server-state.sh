#!/usr/bin/env bash
# Put haproxy servers of a backend into ready, drain or maint.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/rune_bpcs.sh"

admin() { printf '%s\n' "$1" | timeout 5 socat - "UNIX-CONNECT:$sock" 2>/dev/null; }

# name <tab> status of each server of the backend
servers() {
  admin 'show stat' | awk -F, -v backend="$1" '
    $1 == backend && $2 != "BACKEND" && $2 != "FRONTEND" { print $2 "\t" $18 }'
}

as_json() { jq -Rnc '[inputs | select(. != "") | split("\t") | {server: .[0], status: .[1]}]'; }

count_up() { awk -F'\t' '$2 ~ /^UP/ { n++ } END { print n + 0 }'; }

refuse() {
  local code=$1 message=$2
  rune_error "$code" "$message" "$(jq -nc --arg backend "$backend" --arg server "$server" \
    '{backend: $backend, server: $server}')"
}

rune_init
sock=$(rune_param socket /run/haproxy/admin.sock)
backend=$(rune_param backend "")
server=$(rune_param server "")
state=$(rune_param state "")
keep=$(rune_param keep_up 1)

name='^[A-Za-z0-9_.-]+$'
[[ $backend =~ $name ]] || refuse 1 "backend is missing or malformed"
[[ $server =~ $name ]] || refuse 1 "server is missing or malformed"
[[ $keep =~ ^(0|[1-9][0-9]?)$ ]] || refuse 1 "keep_up must be 0 to 99"
case $state in
  ready | drain | maint) ;;
  "") refuse 1 "state is missing" ;;
  *) refuse 1 "state must be ready, drain or maint" ;;
esac

if ! table=$(servers "$backend"); then
  refuse 2 "haproxy socket does not answer"
elif [[ -z $table ]]; then
  refuse 2 "no such backend"
fi

status=$(awk -F'\t' -v server="$server" '$1 == server { print $2 }' <<<"$table")
[[ -n $status ]] || refuse 2 "no such server in the backend"

case $state:$status in
  ready:UP* | drain:DRAIN* | maint:MAINT*)
    rune_ok "server is in this state already" "$(as_json <<<"$table" | jq -c '{changed: false, servers: .}')"
    ;;
esac

up=$(count_up <<<"$table")
if [[ $state != ready && $status == UP* ]] && ((up - 1 < keep)); then
  refuse 3 "too few servers would stay up"
fi

answer=$(admin "set server $backend/$server state $state" || echo "no answer")
if [[ -n $answer ]]; then
  rune_error 3 "haproxy refused" "$(jq -nc --arg answer "${answer:0:200}" '{answer: $answer}')"
fi

after=$(servers "$backend" || true)
rune_ok "server state changed" "$(as_json <<<"$after" | jq -c --arg from "$status" '{changed: true, from: $from, servers: .}')"
