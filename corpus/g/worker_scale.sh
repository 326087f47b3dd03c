#!/usr/bin/env bash
set -euo pipefail
shopt -s inherit_errexit

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# everything that prints goes to stderr, the message goes to 3
exec 3>&1 1>&2

QUEUE=$(rune_param queue default)
TIER=$(rune_param tier 0)
PRESET=$(jq -r '.preset // empty') || PRESET=""
SIZES=(1 2 4 8 16)

want=${SIZES[$TIER]:-1}
have=$(pgrep -fc "worker --queue=$QUEUE" || true)

echo "queue $QUEUE (${PRESET:-no preset}): have $have, want $want"

i=$have
while [ "$i" -lt "$want" ]; do
  i=$((i + 1))
  systemd-run --quiet --unit "worker-$QUEUE-$i" /opt/app/bin/worker "--queue=$QUEUE" ||
    rune_error 3 "worker does not start" "$(jq -nc --arg q "$QUEUE" '{queue:$q}')" >&3
done

# keeps an eye on the new workers for a while
/opt/app/bin/worker-watch "$QUEUE" 120 &

UNITS=$(systemctl list-units --output=json "worker-$QUEUE-*") || UNITS='[]'
rune_out queue "$QUEUE"
rune_out wanted "$want"
rune_out units "$UNITS"
rune_finish "scaled" >&3
