#!/usr/bin/env bash
# Everything noisy goes to stderr; the message leaves on descriptor 3.
set -o errexit -o nounset -o pipefail

HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" &>/dev/null && pwd -P)"
. "${HERE}/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2

say() { echo "==> $*"; }
ok()   { rune_ok "$@" >&3; }
fail() { rune_error "$@" >&3; }

main() {
  local pkg before after
  pkg=$(rune_param package "")
  if [[ -z $pkg ]]; then
    fail 1 "Missing required parameter: package" '{"missing":["package"]}'
  fi

  say "refreshing package lists"
  DEBIAN_FRONTEND=noninteractive apt-get update </dev/null || fail 2 "apt-get update failed" '{}'

  before=$(dpkg-query -W -f '${Version}' "$pkg" 2>/dev/null || echo none)
  say "installing $pkg (have $before)"
  if ! DEBIAN_FRONTEND=noninteractive apt-get install -y "$pkg" </dev/null; then
    fail 3 "Install failed" "$(jq -nc --arg p "$pkg" '{package:$p}')"
  fi
  after=$(dpkg-query -W -f '${Version}' "$pkg" 2>/dev/null || echo none)
  dpkg -L "$pkg" || true

  ok "installed" "$(jq -nc --arg p "$pkg" --arg b "$before" --arg a "$after" \
    '{package:$p, before:$b, after:$a, changed:($a != $b)}')"
}

main "$@"
