#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

name="$(rune_param name "report")"
work="$(mktemp -d)"
mkdir -p "$work/parts"
stamp="$(date +%Y%m%d)"
base="$(basename "$work")"
folder="$(dirname "$work")"
slug="$(printf '%s' "$name" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9]/-/g' | cut -c 1-20)"
top="$(printf '%s\n' beta alpha | sort | head -n 1)"
target="${1:-$folder}"

rune_ok "Names made" "$(jq -nc --arg stamp "$stamp" --arg base "$base" --arg slug "$slug" --arg top "$top" --arg target "$target" \
  '{stamp:$stamp, base:$base, slug:$slug, top:$top, target:$target}')"
