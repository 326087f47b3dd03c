#!/usr/bin/env bash
set -euo pipefail

# find out where we are
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

# get the parameters
CONF=$(rune_param config "/etc/nginx/nginx.conf")
DRY=$(rune_param dry_run "false")

echo "DEBUG: conf is $CONF" >&2
echo "DEBUG: dry is $DRY" >&2

# check that nginx is there
if ! command -v nginx >/dev/null 2>&1; then
    echo "nginx not here!!" >&2
    rune_error 4 "nginx is not installed" '{"missing_command":"nginx"}'
fi

# the file must be there
if [ ! -f "$CONF" ]; then
    rune_error 2 "config not found" "$(jq -nc --arg c "$CONF" '{config:$c}')"
fi

# test config, keep the text for later
TESTOUT=$(nginx -t -c "$CONF" 2>&1) || {
    echo "DEBUG: nginx -t said: $TESTOUT" >&2
    rune_error 3 "config test failed" "$(jq -nc --arg o "$TESTOUT" '{output:$o}')"
}

if [ "$DRY" = "true" ]; then
    echo "DEBUG: dry run so we stop here" >&2
    rune_ok "Config is fine, nothing reloaded" "$(jq -nc --arg c "$CONF" '{config:$c, reloaded:false}')"
fi

# now really do it
if nginx -s reload 1>&2
then
    rune_ok "nginx reloaded" "$(jq -nc --arg c "$CONF" '{config:$c, reloaded:true}')"
else
    rune_error 3 "nginx did not reload" "$(jq -nc --arg c "$CONF" '{config:$c, reloaded:false}')"
fi
