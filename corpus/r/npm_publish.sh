#!/usr/bin/env bash
# Publish an npm package tarball; the token never shows on a command line.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

tarball=$(rune_param tarball "")
registry=$(rune_param registry https://npm.example.com/)
NPM_TOKEN=$(rune_param npm_token "")
dist_tag=$(rune_param dist_tag latest)
export NPM_TOKEN

[[ -s $tarball ]] || rune_error 2 "tarball missing" "$(jq -nc --arg t "$tarball" '{tarball:$t}')"
[[ -n $NPM_TOKEN ]] || rune_error 1 "npm_token missing" '{"missing":["npm_token"]}'
[[ $dist_tag =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "dist_tag malformed" '{"param":"dist_tag"}'

rc=$(mktemp)
trap 'rm -f -- "$rc"' EXIT
cat >"$rc" <<'NPMRC'
always-auth=true
//npm.example.com/:_authToken=${NPM_TOKEN}
NPMRC

meta=$(tar -xzOf "$tarball" package/package.json 2>/dev/null | jq -c '{name, version}') ||
  rune_error 1 "not an npm tarball" "$(jq -nc --arg t "$tarball" '{tarball:$t}')"
name=$(jq -r .name <<<"$meta") version=$(jq -r .version <<<"$meta")

if npm view --userconfig "$rc" --registry "$registry" "$name@$version" version >/dev/null 2>&1; then
  rune_ok "version was published before" "$(jq -c '. + {published:false}' <<<"$meta")"
fi

attempt=0
while :; do
  npm publish --userconfig "$rc" --registry "$registry" --tag "$dist_tag" "$tarball" |& logger -t npm_publish && break
  (( ++attempt < 3 )) || rune_error 2 "publish failed" "$(jq -c --argjson a "$attempt" '. + {attempts:$a}' <<<"$meta")"
  sleep "$(( attempt * 5 ))"
done
printf 'published %s with a token of %d characters\n' "$name@$version" "${#NPM_TOKEN}" >&2
rune_ok "published" "$(jq -c --arg t "$dist_tag" '. + {published:true, dist_tag:$t}' <<<"$meta")"
