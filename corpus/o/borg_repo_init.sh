#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

problem=$(rune_init 2>&1) || {
  echo "borg_repo_init: bad message: $problem" >&2
  exit 1
}

repo=$(rune_param repo /backup/borg/$(hostname -s))
mode=$(rune_param encryption repokey-blake2)
[[ $mode =~ ^(repokey|keyfile)(-blake2)?$ ]] || rune_error 1 "encryption mode not allowed" '{"param":"encryption"}'
[[ ! -e $repo/config ]] || rune_ok "repository exists" '{"created":false}'

export BORG_PASSCOMMAND="cat /etc/borg/passphrase"
borg init --encryption "$mode" --storage-quota 500G "$repo" >&2 || rune_error 3 "borg init failed" '{"created":false}'

# without the key the repository is worth nothing, so keep a copy off the disk
keydir=/root/borg-keys
mkdir -p -m 0700 "$keydir"
borg key export "$repo" "$keydir/${repo//\//_}.key" >&2 || rune_error 3 "key export failed" '{"created":true}'
rune_ok "repository created" "$(jq -nc --arg r "$repo" '{created:true, repo:$r}')"
