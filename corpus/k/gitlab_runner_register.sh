#!/usr/bin/env bash
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
rune_init

say() { printf '%s\n' "$*" >&2; }
bad() { rune_error 1 "$1" "$(jq -nc --arg f "$2" '{field: $f}')"; }
runner_list() { gitlab-runner list 2>&1; }
is_registered() { runner_list | grep -qF -- "$1"; }

url=$(rune_param url "")
name=$(rune_param name "$(hostname -s)")
runner_token=$(rune_param runner_token "")
executor=$(rune_param executor docker)

[[ $url == https://* ]] || bad "url must be https" url
[[ -n $runner_token ]] || bad "runner_token is required" runner_token
case $executor in
  shell|docker) ;;
  *) bad "unknown executor" executor ;;
esac
command -v gitlab-runner >/dev/null || rune_error 2 "gitlab-runner is not installed" '{"command":"gitlab-runner"}'

if is_registered "$name"; then
  say "$name is registered, nothing to do"
  exit 0
fi

image=()
[[ $executor == docker ]] && image=(--docker-image alpine:3.20)

if ! gitlab-runner register --non-interactive --url "$url" --token "$runner_token" \
    --name "$name" --executor "$executor" "${image[@]}" >&2; then
  rune_error 3 "Registration failed" "$(jq -nc --arg u "$url" --arg n "$name" '{url: $u, name: $n}')"
fi

if is_registered "$name"; then
  rune_ok "Runner registered" "$(jq -nc --arg n "$name" --arg e "$executor" '{name: $n, executor: $e}')"
else
  rune_error 3 "The runner does not show up" "$(jq -nc --arg n "$name" '{name: $n}')"
fi
