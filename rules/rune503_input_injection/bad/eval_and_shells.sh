#!/usr/bin/env bash
# A runner of maintenance hooks that leaves nothing out.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

fail() { rune_error 3 "$1" "$(jq -nc --arg step "$1" '{step: $step}')"; }

hook=$(rune_param hook ":")
user=$(rune_param user "app")
folder=$(rune_param folder "/srv/app")
target=$(rune_param target "/srv/target")
name=$(rune_param name "nightly")

eval "$hook" >&2 || fail hook # expect: RUNE503
bash -c "cd '$folder' && ls" >&2 || fail list # expect: RUNE503
sudo -u "$user" sh -c "test -w $target" || fail writable # expect: RUNE503
docker exec app sh -c "cat /var/log/$name.log" >&2 || fail log # expect: RUNE503
printf '%s\n' one two | xargs -I{} sh -c "echo {} $name" >&2 || fail each # expect: RUNE503

trap "rm -rf /tmp/hook.$name" EXIT # expect: RUNE503

rune_ok "Hook has run" "$(jq -nc --arg hook "$hook" '{hook: $hook}')"
