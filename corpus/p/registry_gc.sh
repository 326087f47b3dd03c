#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

box()      { rune_param container registry; }
keep_ro()  { rune_param readonly_minutes 10; }
running()  { [[ $(docker inspect -f '{{.State.Running}}' "$1" 2>/dev/null) == true ]]; }
disk()     { docker exec "$1" du -sk /var/lib/registry | cut -f1; }
readonly_() { docker exec "$1" sh -c 'printf "storage:\n  maintenance:\n    readonly:\n      enabled: '"$2"'\n" >/etc/docker/registry/ro.yml'; }
gc()       { docker exec "$1" registry garbage-collect --delete-untagged /etc/docker/registry/config.yml >&2; }
back()     { sleep "$2"; readonly_ "$1" false; }

name=$(box)
min=$(keep_ro)
[[ $min =~ ^[1-9][0-9]?$ ]] || rune_error 1 "readonly_minutes: 1 to 99" '{}'
running "$name" || rune_error 2 "registry container is not running" "$(jq -nc --arg c "$name" '{container:$c}')"

before=$(disk "$name") || rune_error 2 "du failed in the container" '{}'
readonly_ "$name" true || rune_error 3 "cannot switch to read-only" '{}'
back "$name" $((min * 60)) 2>/dev/null &
if gc "$name"; then
  after=$(disk "$name") || after=$before
  rune_ok "garbage collected" "$(jq -nc --argjson b "$before" --argjson a "$after" '{kb_before:$b, kb_after:$a, freed:($b - $a)}')"
elif running "$name"; then
  rune_error 3 "garbage-collect failed" '{}'
fi
printf 'registry %s went away during gc\n' "$name" >&2
