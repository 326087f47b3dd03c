#!/bin/bash
# Services that run elsewhere, or that close their stdout when they detach, hold nothing open.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

systemd-run --quiet --unit=nightly /opt/nightly/run.sh >&2 || rune_error 2 "systemd-run failed"
docker run -d --rm --name worker example/worker:1 >/dev/null 2>&1 || rune_error 2 "docker failed"
screen -dmS console /opt/console/run.sh || rune_error 2 "screen failed"
ssh -f -n web1 /opt/agent/start.sh >/dev/null 2>&1 || rune_error 2 "ssh failed"
rune_ok "Started"
