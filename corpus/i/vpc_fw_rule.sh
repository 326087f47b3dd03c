#!/usr/bin/env bash
# Put or remove one ingress rule in the game VPC.
set -euo pipefail
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${HERE}/lib/rune_bpcs.sh"
rune_init

RULE="$(rune_param rule "")"
MODE="$(rune_param mode "allow")"
PORT="$(rune_param port "")"
PROJECT="$(rune_param project "studio-live")"

[[ $RULE =~ ^[a-z][a-z0-9-]{0,61}$ ]] || rune_error 1 "rule: bad name" '{"field":"rule"}'
[[ $PORT =~ ^[0-9]{1,5}$ ]] || rune_error 1 "port: a number please" '{"field":"port"}'

log() { printf '%s vpc_fw_rule: %s\n' "$(date -u +%FT%TZ)" "$*" >&2; }

put_rule() {
  log "putting $RULE ($MODE) in $PROJECT"
  if [[ $MODE == allow ]]; then
    gcloud compute firewall-rules create "$RULE" --project "$PROJECT" \
      --allow "tcp:$PORT" --quiet >/dev/null 2>&1
  else if [[ $MODE == deny ]]; then
    gcloud compute firewall-rules create "$RULE" --project "$PROJECT" \
      --action DENY --rules "tcp:$PORT" --quiet >/dev/null 2>&1
  else
    return 64
  fi
}

put_rule || rune_error 3 "gcloud refused the rule" "$(jq -nc --arg r "$RULE" '{rule:$r}')"
rune_ok "Rule in place" "$(jq -nc --arg r "$RULE" --arg m "$MODE" '{rule:$r, mode:$m}')"
