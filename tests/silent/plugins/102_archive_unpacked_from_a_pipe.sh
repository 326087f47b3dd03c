#!/usr/bin/env bash
# To tar, `-f -` is stdin where it unpacks: nothing is written, and what comes through the pipe is no stolen message.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

url=$(rune_param url "")
[[ $url =~ ^https://[a-z0-9./-]+$ ]] || rune_error 1 "url" '{}'
curl --fail --silent --location "$url" | tar -xzf - -C /opt/app || rune_error 2 "not unpacked" '{}'
list=$(mktemp)
find /opt/app -name '*.conf' >"$list" || rune_error 2 "no list" '{}'
tar -C / -czf /var/backups/app.tgz -T - <"$list" || rune_error 2 "no backup" '{}'
find /opt/app -name '*.log' | tar -czf /var/backups/logs.tgz --files-from=- || rune_error 2 "no backup" '{}'
rm -f "$list"
rune_ok "unpacked"
