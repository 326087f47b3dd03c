#!/usr/bin/env bash
# Build a PKCS#12 store from PEM files and push it to the application servers.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

LOGTAG="cert_store_push"
TRACE="$(jq -r '.trace_id // "none"' <<<"${RUNE_OBSERVABILITY}")"
log() { logger -t "$LOGTAG" -- "trace=$TRACE $*" || true; }

rune_init

NAME="$(rune_param name "")"
STORE_PASSWORD="$(rune_param store_password "")"
HOSTS="$(rune_param_json hosts '[]')"
RELOAD="$(rune_param reload "true")"
PEM="/etc/pki/services/$NAME"

[[ "$NAME" =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad name" '{"field":"name"}'
[[ -n "$STORE_PASSWORD" ]] || rune_error 1 "Missing store_password" '{"missing":["store_password"]}'
[[ -r "$PEM.crt" && -r "$PEM.key" ]] || rune_error 2 "No certificate for this name" "$(jq -nc --arg n "$NAME" '{name:$n}')"

store="$(mktemp --suffix=.p12)"
trap 'rm -f "$store"' EXIT

openssl pkcs12 -export -in "$PEM.crt" -inkey "$PEM.key" -out "$store" -passout "pass:$STORE_PASSWORD" 2>/dev/null || rune_error 3 "openssl failed" '{"step":"export"}'

failed=()
while read -r host; do
  [[ "$host" =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "Bad host" "$(jq -nc --arg h "$host" '{host:$h}')"
  if ! scp -q -B "$store" "deploy@$host:/etc/app/store.p12" </dev/null >/dev/null 2>&1; then
    log "push to $host failed"
    failed+=("$host")
    continue
  fi
  if [[ "$RELOAD" == true ]]; then
    ssh -n -o BatchMode=yes "deploy@$host" 'sudo systemctl reload app' >/dev/null 2>&1 || failed+=("$host")
  fi
done < <(jq -r '.[]' <<<"$HOSTS")

if (( ${#failed[@]} )); then
  rune_error 3 "Some hosts failed" "$(jq -nc '{failed:$ARGS.positional}' --args "${failed[@]}")"
fi
rune_ok_kv "Store pushed" "name=$NAME" "hosts=$HOSTS"
