#!/usr/bin/env bash
set -euo pipefail

LIB=/opt/rune/lib/rune_bpcs.sh
source "$LIB"

rune_init
exec 3>&1 1>&2

readonly -A FILTERS=(
  [containers]='status=exited'
  [images]='dangling=true'
)

what=$(rune_param what images)
until_age=$(rune_param older_than 168h)

filter=${FILTERS[${what:-none}]:-}
[[ -n $filter ]] || rune_error 1 "what must be containers or images" '{"field":"what"}' >&3
[[ $until_age =~ ^[1-9][0-9]*h$ ]] || rune_error 1 "older_than must be in hours" '{"field":"older_than"}' >&3

echo "tidying $what, filter $filter, older than $until_age"
docker system df || true

count_them() {
  case $what in
    containers) docker ps -aq --filter "$filter" ;;
    images) docker images -q --filter "$filter" ;;
  esac
}

declare -i before after
before=$(count_them | wc -l) || rune_error 2 "docker does not answer" '{}' >&3

status=0
case $what in
  containers) docker container prune --force --filter "until=$until_age" || status=$? ;;
  images) docker image prune --force --filter "until=$until_age" || status=$? ;;
esac
if ((status != 0)); then
  rune_error 2 "prune failed" "$(jq -nc --argjson s "$status" --arg w "$what" '{status: $s, what: $w}')" >&3
fi

after=$(count_them | wc -l) || after=$before
echo "before=$before after=$after"

rune_ok "Pruned" "$(
  jq -nc --arg w "$what" --argjson b "$before" --argjson a "$after" \
    '{what: $w, before: $b, after: $a, removed: ($b - $a)}'
)" >&3
