#!/usr/bin/env bash
# Which TeamCity build agents are connected, enabled, idle? Optionally insist on a minimum.
set -Eeuo pipefail
shopt -s inherit_errexit

self_dir=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=/dev/null
source "$self_dir/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL )) || rune_error 100 "unexpected failure at line $LINENO"' ERR

base=$(rune_param url "https://teamcity.studio.lan")
min=$(rune_param min_idle 0)
[[ $min =~ ^(0|[1-9][0-9]{0,3})$ ]] || rune_error 1 "min_idle is a small number"
: "${TC_TOKEN_FILE:=/etc/rune/teamcity.token}"
[[ -r $TC_TOKEN_FILE ]] || rune_error_kv 4 "token file not readable" "file=$TC_TOKEN_FILE"

api() {
  curl --fail --silent --show-error --max-time 20 --retry 3 \
    -K <(printf 'header = "Authorization: Bearer %s"\n' "$(<"$TC_TOKEN_FILE")") \
    -H 'Accept: application/json' "$base/app/rest/$1"
}

pick() { # pick ARRAY_NAME JQ_FILTER: fills the array from $doc
  local -n _out=$1
  mapfile -t _out < <(jq -r "$2" <<<"$doc")
}

if ! doc=$(api 'agents?locator=authorized:true&fields=agent(name,connected,enabled,build(id))'); then
  rune_error 2 "TeamCity does not answer" "$(jq -nc --arg u "$base" '{url: $u}')"
fi
jq -e '.agent | type == "array"' <<<"$doc" >/dev/null || rune_error 3 "unexpected answer"

declare -a idle=() gone=()
pick idle '.agent[] | select(.connected and .enabled and (.build | not)) | .name'
pick gone '.agent[] | select(.connected | not) | .name'
printf 'idle: %s\n' "${idle[*]@Q}" >&2

out=$(jq -nc --argjson min "$min" '
  {idle: $ARGS.positional, wanted: $min} | .short = ([.wanted - (.idle | length), 0] | max)' --args -- "${idle[@]}")
out=$(jq -c --arg gone "${gone[*]}" '. + {gone: ($gone | split(" "))}' <<<"$out")

if (( ${#idle[@]} < min )); then
  rune_error 3 "not enough idle agents" "$out"
fi
rune_ok "${#idle[@]} agents idle" "$out"
