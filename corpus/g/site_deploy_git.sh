#!/usr/bin/env bash
#
# site_deploy_git: updates a checkout on a web host and restarts its app server
#
set -euo pipefail

DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "")
BRANCH=$(rune_param branch main)
ROOT=$(rune_param root /srv/site)
BUILD=$(rune_param build false)

info() { printf '[deploy] %s\n' "$*" >&2; }

[[ $HOST =~ ^[a-z0-9.-]+$ ]] || rune_error "EHOST" "host must be a host name" '{"invalid":["host"]}'
case $ROOT in
  /srv/site | /srv/site2) ;;
  *) rune_error 1 "root is not a site root" '{"allowed":["/srv/site","/srv/site2"]}' ;;
esac

info "updating $HOST:$ROOT to $BRANCH"
if ! ssh -n -o BatchMode=yes "deploy@$HOST" "cd $ROOT && git fetch -q origin && git reset -q --hard origin/$BRANCH" >/dev/null 2>&1; then
  rune_error 3 "update failed" "$(jq -nc --arg h "$HOST" --arg b "$BRANCH" '{host:$h, branch:$b}')"
fi

printf '%s\n' web worker | xargs -n 1 sh -c "logger -t deploy \"\$0 is on $BRANCH\"" || true

if [[ $BUILD == "true" ]]; then
  ssh -n "deploy@$HOST" "make -C $ROOT assets" 2>/dev/null >/var/log/rune-assets.log &
  build_pid=$!
  wait "$build_pid" || rune_error 3 "assets not built" "$(jq -nc --arg h "$HOST" '{host:$h}')"
fi

{
  sleep 3
  ssh -n "deploy@$HOST" sudo systemctl restart site-app
} 2>/dev/null &

rune_ok "deployed" "$(jq -nc --arg h "$HOST" --arg b "$BRANCH" '{host:$h, branch:$b}')"
