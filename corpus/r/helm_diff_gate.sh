#!/usr/bin/env bash
# Gate: refuse a chart upgrade that deletes resources.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

release=$(rune_param release "")
chart=$(rune_param chart "")
ns=$(rune_param namespace default)
[[ -n $release && -n $chart ]] || rune_error 1 "release and chart are required" '{"missing":["release","chart"]}'

old=$(mktemp) new=$(mktemp)
trap 'rm -f -- "$old" "$new"' EXIT

helm get manifest -n "$ns" "$release" >"$old" 2>/dev/null || rune_error 2 "release not found" "$(jq -nc --arg r "$release" '{release:$r}')"
helm template -n "$ns" "$release" "$chart" >"$new" 2>/dev/null || rune_error 1 "chart does not render" "$(jq -nc --arg c "$chart" '{chart:$c}')"

# kind/name pairs out of a multi document manifest
resources() {
  awk '/^kind:/ { kind = $2 } /^metadata:/ { meta = 1; next } meta && /^  name:/ { print kind "/" $2; meta = 0 } /^[^ ]/ { meta = 0 }' "$1" | sort -u
}

mapfile -t gone < <(comm -23 <(resources "$old") <(resources "$new"))
mapfile -t added < <(comm -13 <(resources "$old") <(resources "$new"))
printf 'gone: %d, added: %d\n' "${#gone[@]}" "${#added[@]}" >&2

changed=yes
if diff -q "$old" "$new" >/dev/null; then changed=no; fi

details=$(jq -nc --arg changed "$changed" --argjson added "${#added[@]}" '{changed:($changed == "yes"), added:$added, gone:$ARGS.positional}' --args "${gone[@]}")
if (( ${#gone[@]} > 0 )); then
  rune_error 3 "upgrade would delete resources" "$details"
fi
rune_ok "Upgrade is safe" "$details"
