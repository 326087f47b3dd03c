#!/bin/bash -eu
# expect-at: 1 RUNE601
# Removes a user. The options of the first line are lost: RUNE starts plugins as `bash PATH`.

source /opt/rune/lib/rune_bpcs.sh
rune_init

NAME="$(rune_param name "")"
[[ "${NAME}" =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "No such name"
userdel -r "${NAME}" >&2 || rune_error 3 "userdel failed"
rune_ok "Removed" "$(jq -nc --arg name "${NAME}" '{name: $name}')"
