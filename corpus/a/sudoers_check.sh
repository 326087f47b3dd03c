#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

# every drop-in must pass visudo
DIR=$(rune_param directory "/etc/sudoers.d")
bad=()

for f in "$DIR"/*; do
  [[ -f $f ]] || continue
  if ! visudo -cf "$f" >/dev/null 2>&1; then
    bad+=("$f")
    echo "bad: $f" >&2
done

if ((${#bad[@]} > 0)); then
  rune_error 3 "sudoers files are broken" "$(printf '%s\n' "${bad[@]}" | jq -R . | jq -sc '{files: .}')"
fi
rune_ok "sudoers files are fine" '{"files":[]}'
