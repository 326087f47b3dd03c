#!/usr/bin/env bash
# Publishes a package tarball.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

work=
cleanup() { if [[ -n $work ]]; then rm -rf -- "$work"; fi; }
trap cleanup EXIT

npmrc() {
  umask 077
  # npm expands the variable itself
  printf '//%s/:_authToken=${NPM_TOKEN}\n' "$1" >"$work/npmrc"
}

manifest() { tar -xOzf "$1" package/package.json | jq -c '{name, version, license}'; }

main() {
  local tarball registry tag dry info args=()
  tarball=$(rune_param tarball "")
  registry=$(rune_param registry registry.npmjs.org)
  tag=$(rune_param tag next)
  dry=$(rune_param dry_run true)
  NPM_TOKEN=$(rune_param npm_token "")
  [[ -f $tarball ]] || rune_error 2 "no such tarball" "$(jq -nc --arg t "$tarball" '{tarball:$t}')"
  [[ -n $NPM_TOKEN ]] || rune_error 1 "npm_token is missing" '{"missing":["npm_token"]}'
  export NPM_TOKEN
  work=$(mktemp -d)
  npmrc "$registry"
  info=$(manifest "$tarball" 2>/dev/null) || rune_error 3 "tarball has no package.json" '{}'
  [[ $dry == true ]] && args+=(--dry-run)
  npm publish "$tarball" --userconfig "$work/npmrc" --registry "https://$registry/" --tag "$tag" "${args[@]}" </dev/null >&2 \
    || rune_error 3 "publish failed" "$(rune_all_params)"
  rune_ok "published" "$(jq -nc --argjson i "$info" --arg d "$dry" '$i + {dry_run:($d == "true")}')"
}

rune_init
main "$@"
