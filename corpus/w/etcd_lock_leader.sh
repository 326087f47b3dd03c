#!/usr/bin/env bash
# Do one piece of work as the leader: take a lock in etcd, run the hook with backoff, release.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

hook=$(rune_param hook "")
key=$(rune_param lock_key "")
attempts=$(rune_param attempts 4)

die() { local code=$1; shift; rune_error_kv "$code" "$@" >&3; }

[[ $key =~ ^/locks/[a-z0-9/_-]+$ ]] || die 1 "bad lock_key" "lock_key=$key"
case $hook in
  compact|defrag|snapshot) ;;
  *) die 1 "unknown hook" "hook=$hook" ;;
esac
case $attempts in [1-9]) ;; *) die 1 "attempts must be 1 to 9" "attempts=$attempts" ;; esac

export ETCDCTL_API=3
declare -A COMMAND=(
  [compact]="compact_now"
  [defrag]="etcdctl defrag --cluster"
  [snapshot]="etcdctl snapshot save /var/backups/etcd.db"
)
compact_now() {
  local rev
  rev=$(etcdctl endpoint status -w json | jq -r '.[0].Status.header.revision') || return
  etcdctl compact "$rev"
}

lease=$(etcdctl lease grant 120 | awk '{ print $2 }') || die 2 "etcd gave no lease" "lock_key=$key"
release() { etcdctl lease revoke "$lease" || true; }
trap release EXIT

owner=$(etcdctl txn <<EOF || true
create("$key") = "0"

put $key $HOSTNAME --lease=$lease

get $key
EOF
)
[[ $owner == SUCCESS* ]] || die 3 "another node is the leader" "answer=${owner//$'\n'/ }"

read -r -a words <<<"${COMMAND[$hook]}"
delay=1 ok=no
for (( n = 1; n <= attempts; n++ )); do
  printf 'level=info hook=%s attempt=%d\n' "$hook" "$n"
  if "${words[@]}"; then ok=yes; break; fi
  sleep "$delay"
  (( delay *= 2 ))
done

[[ $ok == yes ]] || die 3 "hook failed" "hook=$hook" "attempts=$attempts"
rune_ok "hook done" "$(jq -nc --arg h "$hook" --argjson n "$n" '{hook: $h, attempts: $n}')" >&3
