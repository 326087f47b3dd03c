#!/bin/bash
#
# Shows or sets the disk quota of a customer account.
#
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ACCOUNT="`rune_param account ""`"
SOFT="`rune_param soft_mb ""`"
HARD="`rune_param hard_mb ""`"

usage() {
    cat >&2 <<USAGE
customer_quota: account=NAME [soft_mb=N hard_mb=N]
USAGE
}

# current usage as "blocks soft hard", empty when the tool knows nothing
quota_line() {
    local line=$(quota -w -u "$1" 2>/dev/null | tail -n 1)
    echo "$line" | awk '{ print $2, $3, $4 }'
}

if [ -z "$ACCOUNT" ]; then
    usage
    rune_error 1 "account is required" '{"missing":["account"]}'
fi
if ! id "$ACCOUNT" >/dev/null 2>&1; then
    rune_error 2 "no such account" "`jq -nc --arg a "$ACCOUNT" '{account:$a}'`"
fi

# set new limits if both are given
CHANGED=false
if [ -n "$SOFT" ] && [ -n "$HARD" ]; then
    if ! [[ "$SOFT" =~ ^[0-9]{1,7}$ && "$HARD" =~ ^[0-9]{1,7}$ ]]; then
        usage
        rune_error 1 "limits must be whole megabytes" '{"parameters":["soft_mb","hard_mb"]}'
    fi
    setquota -u "$ACCOUNT" $((10#$SOFT * 1024)) $((10#$HARD * 1024)) 0 0 -a || {
        rune_error 3 "setquota failed" "`jq -nc --arg a "$ACCOUNT" '{account:$a}'`"
    }
    CHANGED=true
fi

read -r USED CUR_SOFT CUR_HARD <<< "`quota_line "$ACCOUNT"`"
rune_ok "Quota of $ACCOUNT" "`jq -nc --arg u "$USED" --arg s "$CUR_SOFT" --arg h "$CUR_HARD" --argjson c "$CHANGED" '{used:$u,soft:$s,hard:$h,changed:$c}'`"
