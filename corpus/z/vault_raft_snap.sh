#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"; rune_init

export VAULT_ADDR; VAULT_ADDR=$(rune_param addr https://127.0.0.1:8200)
tok=$(rune_param vault_token ""); keep=$(rune_param keep 7)
[[ -n $tok && $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 'vault_token and keep, please' '{}'
d=/var/backups/vault; mkdir -p "$d"; f=$d/$(date +%Y%m%d%H%M%S).snap

rc=0; exec 9>"$d/trace"
BASH_XTRACEFD=9; set -x; VAULT_TOKEN=$tok vault operator raft snapshot save "$f" >&2 || rc=$?; set +x
(( rc == 0 )) || rune_error 2 'no snapshot' "$(jq -nc --argjson r $rc '{status:$r}')"

s=$(stat -c %s "$f" 2>/dev/null) || s=0
(( s > 1024 )) || rune_error 3 'snapshot is too small' "$s"
mapfile -t old < <(ls -1t "$d"/*.snap | tail -n +$((keep + 1)))
((${#old[@]} == 0)) || rm -f -- "${old[@]}"
rune_ok saved "$(jq -nc --arg f "$f" --argjson s "$s" --argjson n ${#old[@]} '{file:$f,size:$s,dropped:$n}')"
