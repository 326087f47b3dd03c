#!/bin/bash
# Options that keep a command quiet are known.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
grep -q root /etc/passwd || rune_error 2 "No root" '{}'
curl -fsS -o /dev/null http://localhost/ || rune_error 2 "No answer" '{}'
systemctl is-active --quiet cron || rune_error 3 "cron is down" '{}'
git -C /srv/app fetch --quiet 2>/dev/null || rune_error 2 "No fetch" '{}'
tar -czf /tmp/a.tgz -C /srv app 2>/dev/null || rune_error 2 "No archive" '{}'
cmp -s /etc/hosts /etc/hosts.old || true
wget -q -O /tmp/page http://localhost/ || rune_error 2 "No page" '{}'
rune_finish "quiet"
