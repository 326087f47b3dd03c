#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

# on = put the page there, off = remove it
STATE=$(rune_param state "on")
SITE=$(rune_param site "default")

cd /srv/www 2>/dev/null || rune_error 4 "no /srv/www on this node" "{}"

# remember where we are
echo "we are in:" >&2
pwd

FLAG="$SITE/maintenance.html"

case "$STATE" in
    on|ON|1)
        if [ -f "$SITE/maintenance.tmpl" ]; then
            cp "$SITE/maintenance.tmpl" "$FLAG" || rune_error 2 "cannot write page" "{}"
        else
            echo "<h1>back soon</h1>" > "$FLAG" || rune_error 2 "cannot write page" "{}"
        fi
        rune_ok "maintenance on" "$(jq -nc --arg s "$SITE" '{site:$s, maintenance:true}')"
        ;;
    off|OFF|0)
        rm -f "$FLAG"
        rune_ok "maintenance off" "$(jq -nc --arg s "$SITE" '{site:$s, maintenance:false}')"
        ;;
esac
