#!/usr/bin/env bash
# Ask Sentinel for a failover and wait until another node is master.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

name=$(rune_param master mymaster)
[[ $name =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "bad master name" '{"parameter":"master"}'

sentinel() { timeout 5 redis-cli --raw -p 26379 sentinel "$@" </dev/null 2>/dev/null; }

master_of() {
  local -a addr
  mapfile -t addr < <(sentinel get-master-addr-by-name "$1")
  if ((${#addr[@]} != 2)); then
    rune_error 2 "Sentinel does not know this master" "$(jq -nc --arg m "$1" '{master:$m}')"
  fi
  printf '%s:%s\n' "${addr[@]}"
}

command -v redis-cli >/dev/null || rune_error 4 "redis-cli is missing" '{}'

before=$(master_of "$name")
rune_out before "$before"

sentinel replicas "$name" | awk '$0 == "name" { getline; print }' |
  while IFS= read -r replica; do
    [[ $replica == *:* ]] || continue
    printf 'replica %s\n' "$replica" >&2
    rune_out last_replica "$replica"
  done || true

sentinel failover "$name" >&2 || {
  rune_err 3 "Sentinel refused the failover"
  rune_finish "failover refused"
}

after=$before
for ((i = 0; i < 30; i++)); do
  mapfile -t a < <(sentinel get-master-addr-by-name "$name")
  if ((${#a[@]} == 2)); then
    printf -v after '%s:%s' "${a[@]}"
    [[ $after != "$before" ]] && break
  fi
  sleep 1
done

rune_out after "$after"
if [[ $after == "$before" ]]; then
  rune_err 3 "the master did not change"
fi
rune_finish "failover done"
