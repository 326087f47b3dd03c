#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

USERNAME="$(rune_param username "")"
rune_init
GROUP="$(rune_param group "users")"
LOGIN_SHELL="$(rune_param shell "/bin/bash")"

if [[ ! "${USERNAME}" =~ ^[a-z][a-z0-9_-]{0,30}$ ]]; then
  rune_error 1 "username is malformed" '{"invalid":["username"]}'
fi

if getent passwd "${USERNAME}" >/dev/null; then
  rune_ok "user exists" '{"created":false}'
fi

if ! getent group "${GROUP}" >/dev/null; then
  groupadd "${GROUP}" >&2 || rune_error 3 "groupadd failed" '{"created":false}'
fi

useradd -m -g "${GROUP}" -s "${LOGIN_SHELL}" "${USERNAME}" >&2

uid=$(id -u "${USERNAME}") || uid=-1

rune_ok "user created" "{\"username\":\"${USERNAME}\",\"uid\":${uid}}"
