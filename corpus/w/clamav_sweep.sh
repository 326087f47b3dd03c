#!/usr/bin/env bash
# Scan a tree with clamscan, move what it finds into quarantine.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

tree=$(rune_param path /srv/upload)
jar=$(rune_param quarantine /var/lib/clamav-quarantine)

[[ -d $tree ]] || rune_error 1 "no such directory" "$(jq -nc --arg p "$tree" '{path: $p}')"
command -v clamscan >/dev/null || rune_error 4 "clamscan is not installed"  '{"package":"clamav"}'
mkdir -p "$jar"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

if pgrep -x freshclam >/dev/null; then
  echo "freshclam runs as a daemon, signatures left alone" >&2
else
  timeout 300 freshclam --quiet --stdout >&2 || echo "signature update failed, going on" >&2
fi

clamscan -r -i --no-summary --move="$jar" "$tree" >"$work/report" 2>"$work/errors"
found=$(grep -c ' FOUND$' "$work/report")

# path: Eicar-Signature FOUND
hits='[]'
while IFS= read -r line; do
  [[ $line =~ ^(.+):\ (.+)\ FOUND$ ]] || continue
  hits=$(jq -c --arg f "${BASH_REMATCH[1]}" --arg s "${BASH_REMATCH[2]}" '. + [{file: $f, signature: $s}]' <<<"$hits")
done <"$work/report"

rune_ok "scan finished" "$(jq -nc --argjson n "$found" --argjson h "$hits" --arg jar "$jar" '{found: $n, hits: $h, quarantine: $jar}')"
