#!/usr/bin/env bash
# What `mktemp` and `date` print is never empty, so `${x:?}` finds something in it.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

cleanup() { rm -rf -- "${WORK:?}"; }

NOW=$(date +%s)
WORK="$(mktemp -d)"
trap cleanup EXIT
HOST=$(uname -n)
NAME=$(rune_param name "")
printf '%s\n' "$NAME" >"$WORK/${NOW:?no time}"
printf '%s\n' "${HOST:?}" >&2
rune_ok "noted"
