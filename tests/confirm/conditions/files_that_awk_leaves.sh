#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

bundle=$(rune_param bundle "/etc/ssl/bundle.pem")
[[ -r $bundle ]] || rune_error 2 "no bundle" '{}'
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
awk -v d="$parts" '/-BEGIN CERT/ { n++ } n { print >> (d "/" n ".pem") }' "$bundle"
for part in "$parts"/*.pem; do
  [[ -s $part ]] || continue
  : here
done
rune_ok "done"
