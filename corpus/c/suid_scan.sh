#!/usr/bin/env bash
# looks for set-uid files that are not known
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

# one stream is easier to read
exec 2>&1

known=/etc/rune/suid.known
if [[ ! -r "$known" ]]; then
  rune_error 4 "no list of known files" "$(jq -nc --arg k "$known" '{missing:$k}')"
fi

now="$(mktemp)"
trap 'rm -f "$now"' EXIT

find / -xdev -type f -perm /6000 2>/dev/null | sort >"$now" || true

extra="$(comm -13 <(sort "$known") "$now")"
if [[ -z "$extra" ]]; then
  exit 0
fi

n="$(wc -l <<<"$extra")"
rune_error 3 "Unknown set-uid files" "$(jq -nc --arg e "$extra" --arg n "$n" '{count:$n, files:($e | split("\n"))}')"
