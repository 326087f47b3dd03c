#!/usr/bin/env bash
set -Eeuo pipefail
readonly ME=${BASH_SOURCE[0]##*/}
source "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh"
rune_init

exec {wire}>&1 1>&2
say() { printf '%s: ' "$ME"; printf "$@"; printf '\n'; }

tool=$(rune_param tool "")
case $tool in
  smartctl|nvme|mdadm) say 'tool %s' "$tool" ;;
  legacy)
    say 'handing over to the old plugin'
    exec /opt/rune/legacy/shim.sh "$ME"
    ;;
  *) rune_error 1 "tool not allowed" "$(jq -nc --arg t "$tool" '{tool:$t}')" >&"$wire" ;;
esac

command -v "$tool" || rune_error 4 "tool is missing" "$(jq -nc --arg t "$tool" '{tool:$t}')" >&"$wire"

version=$("$tool" --version 2>/dev/null | sed -n 1p) || version=unknown
printf '# %s %s\n' "$tool" "$version" >&"$wire"

output=$("$tool" --help 2>&1) || say 'no help from %s' "$tool"
lines=0
while IFS= read -r _; do lines=$(( lines + 1 )); done <<<"$output"

rune_ok "tool described" "$(jq -nc --arg t "$tool" --arg v "$version" --argjson l "$lines" '{tool:$t, version:$v, help_lines:$l}')" >&"$wire"
