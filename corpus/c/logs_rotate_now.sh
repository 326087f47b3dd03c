#!/usr/bin/env bash
# force a rotation for one customer
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

# any surprise becomes a proper message
trap 'rune_error 100 "Unexpected failure in logs_rotate_now" "{}"' ERR

CUSTOMER=$(rune_param customer "")
if [ -z "$CUSTOMER" ]; then
    rune_error 1 "Missing required parameter: customer" '{"missing":["customer"]}'
fi

CONF="/etc/logrotate.d/customer-$CUSTOMER"
STATE="/var/lib/logrotate/customer-$CUSTOMER.status"

# remember how it was, for the next on call
cp -p "$CONF" "$CONF.last"
ls -l "$CONF" >&2

logrotate -f -s "$STATE" "$CONF" >&2

# tell the daemon
systemctl reload nginx
pgrep -x nginx > /dev/null

# compress what is left behind
find "/var/log/customers/$CUSTOMER" -name '*.log.1' -exec gzip -f {} +

LEFT=$(find "/var/log/customers/$CUSTOMER" -name '*.log.1' | wc -l)
rune_ok_kv "Rotation done" "customer=$CUSTOMER" "uncompressed_left=$LEFT"
