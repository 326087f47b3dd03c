#!/usr/bin/env bash
# Upload build artifacts to a raw Nexus repository, with checksums, and announce them.
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

dist=$(rune_param dist_dir dist)
version=$(rune_param version "")
nexus=$(rune_param nexus https://nexus.example.com/repository/raw)
api_token=$(rune_param api_token "")
hook=$(rune_param chat_hook "")

[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.]+)?$ ]] || rune_error 1 "version malformed" '{"param":"version"}'
[[ -n $api_token ]] || rune_error 1 "api_token missing" '{"missing":["api_token"]}'

netrc=$(mktemp)
trap 'rm -f -- "$netrc"' EXIT
host=${nexus#*://}
printf 'machine %s login releng password %s\n' "${host%%/*}" "$api_token" >"$netrc"

declare -a uploaded=()
shopt -s nullglob
for file in "$dist"/*.{tar.gz,zip,whl}; do
  sum=$(sha256sum -- "$file") || rune_error 2 "unreadable artifact" "$(jq -nc --arg f "$file" '{file:$f}')"
  code=$(curl -sS --netrc-file "$netrc" -o /dev/null -w '%{http_code}' -H "X-Checksum-Sha256: ${sum%% *}" \
    -T "$file" "$nexus/$version/${file##*/}") || code=000
  case $code in
    20[0-4]) uploaded+=("${file##*/}") ;;
    401|403) rune_error 4 "upload not allowed" "$(jq -nc --arg t "$api_token" --arg c "$code" '{http:$c, token:$t}')" ;;
    *)       rune_error 2 "upload failed" "$(jq -nc --arg f "$file" --arg c "$code" '{file:$f, http:$c}')" ;;
  esac
done
(( ${#uploaded[@]} )) || rune_error 3 "nothing to upload" "$(jq -nc --arg d "$dist" '{dist_dir:$d}')"

if [[ -n $hook ]]; then
  curl -fsS -m 10 -o /dev/null -H 'Content-Type: application/json' -d "{\"text\":\"Release $version: ${uploaded[*]}\"}" "$hook" || printf 'announcement not sent\n' >&2
fi
rune_ok "Uploaded" "$(jq -nc --arg v "$version" '{version:$v, files:$ARGS.positional}' --args "${uploaded[@]}")"
