#!/usr/bin/env bash
# The limit is first set and then asked for, and the answer is printed.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
VHOST="$(rune_param vhost "/")"
ulimit -n 4096 || rune_error 3 "Cannot raise the limit of open files"
ulimit -Sn || true # expect: RUNE101
rabbitmqctl list_queues -p "$VHOST" >/dev/null 2>&1 </dev/null || rune_error 2 "The broker does not answer"
rune_ok "The broker answers" "$(jq -nc --arg v "$VHOST" '{vhost:$v}')"
