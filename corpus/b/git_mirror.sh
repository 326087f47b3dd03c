#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

url=$(rune_param url "")
dir=$(rune_param dir /srv/mirror)
[[ $url == https://* ]] || rune_error 1 "url must be https" "$(jq -nc --arg u "$url" '{url:$u}')"

declare -a log=()
note() { local line; printf -v line "$@"; log+=("$line"); }

# run CMD..., keep combined output in $REPLY, give its status back
run() {
  local rc=0
  REPLY=$("$@" 2>&1) || rc=$?
  note '%s (rc=%d)' "$*" "$rc"
  return "$rc"
}

trap 'printf "%s\n" ${log[@]+"${log[@]}"} >&2' EXIT

if [[ -d $dir/.git || -f $dir/HEAD ]]; then
  run git -C "$dir" remote update --prune || rune_error 2 "fetch failed" "$(jq -nc --arg o "$REPLY" '{output:$o}')"
else
  run git clone --mirror "$url" "$dir" || rune_error 2 "clone failed" "$(jq -nc --arg o "$REPLY" '{output:$o}')"
fi

while IFS=$'\t' read -r sha ref; do
  case $ref in
    refs/heads/*) note 'head %s %.8s' "${ref#refs/heads/}" "$sha" ;;
    refs/tags/*)  note 'tag %s' "${ref##*/}" ;;
    *)            : ;;
  esac
done < <(git -C "$dir" for-each-ref --format='%(objectname)%09%(refname)')

run git -C "$dir" fsck --no-dangling || rune_error 3 "mirror is damaged" "$(jq -nc --arg o "$REPLY" '{output:$o}')"

printf '%s\n' "${log[@]}" | jq -Rnc '{log:[inputs]}' > >(cat >&2)
rune_ok "mirror is current" "$(printf '%s\n' "${log[@]}" | jq -Rnc --arg d "$dir" '{dir:$d, log:[inputs]}')"
