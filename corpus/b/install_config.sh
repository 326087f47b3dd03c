#!/usr/bin/env bash
set -euo pipefail

# copies a config file in place and restarts the service
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NEW=$(rune_param file "")
TARGET=$(rune_param target "")
SERVICE=$(rune_param service "")

if [ -z "$NEW" ] || [ -z "$TARGET" ]; then
    rune_error 1 "file and target are needed" '{"missing":["file","target"]}'
fi

# make a backup of the old one
BACKUP="$TARGET.$(date +%s)"
if [ -f "$TARGET" ]; then
    echo "making backup $BACKUP" >&2
    cp -p "$TARGET" "$BACKUP" || rune_error 2 "backup failed" "{}"
fi

# put the new one there
echo "copy $NEW to $TARGET" >&2
cp "$NEW" "$TARGET"

# check that it is really there
if ! cmp -s "$NEW" "$TARGET"; then
    rune_error 3 "files are different after copy" "{}"
fi

if [ -n "$SERVICE" ]; then
    echo "restart $SERVICE" >&2
    systemctl restart "$SERVICE"
    # is it running?
    if ! systemctl is-active "$SERVICE" >/dev/null; then
        cp -p "$BACKUP" "$TARGET" || true
        rune_error 3 "service does not run, config restored" "$(jq -nc --arg s "$SERVICE" '{service:$s}')"
    fi
fi

rune_ok "config installed" "$(jq -nc --arg t "$TARGET" '{target:$t}')"
