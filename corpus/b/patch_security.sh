#!/usr/bin/env bash
set -euo pipefail
# install security updates on debian / ubuntu
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MODE=$(rune_param mode "check")
export DEBIAN_FRONTEND=noninteractive

# only debian
if [ ! -f /etc/debian_version ]; then
    echo "this is not debian, bye" >&2
    exit 4
fi

echo "### apt update" >&2
if ! apt-get -q update >/dev/null 2>&1; then
    rune_error 2 "apt-get update failed" "{}"
fi

# count the upgrades
UPGRADES=$(apt-get -s dist-upgrade 2>/dev/null | grep -c '^Inst.*security' || true)
echo "### $UPGRADES security upgrades" >&2

case "$MODE" in
    check)
        rune_ok "check only" "$(jq -nc --arg n "$UPGRADES" '{pending:($n|tonumber)}')"
        ;;
    install)
        echo "### installing" >&2
        if ! apt-get -y upgrade 2>&1; then
            rune_error 3 "upgrade failed" "$(jq -nc --arg n "$UPGRADES" '{pending:($n|tonumber)}')"
        fi
        ;;
    *)
        rune_error 1 "unknown mode" "$(jq -nc --arg m "$MODE" '{mode:$m}')"
        ;;
esac

REBOOT=false
if [ -f /var/run/reboot-required ]; then
    REBOOT=true
fi

rune_ok "updates installed" "$(jq -nc --arg n "$UPGRADES" --argjson r "$REBOOT" '{installed:($n|tonumber), reboot:$r}')"
