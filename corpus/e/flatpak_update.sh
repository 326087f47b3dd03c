#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

SCOPE=$(rune_param scope system)
APP=$(rune_param app "")

case $SCOPE in
  system | user) ;;
  *) rune_error 1 "scope must be system or user" '{"allowed":["system","user"]}' ;;
esac

if [[ $SCOPE == system && $EUID -ne 0 ]]; then
  echo "system scope needs root" >&2
  return 1
fi

args=(--noninteractive -y "--$SCOPE")
[[ -n $APP ]] && args+=("$APP")

flatpak update "${args[@]}" || rune_error 2 "update failed" '{"stage":"update"}'
flatpak uninstall --unused -y "--$SCOPE" >/dev/null 2>&1 || true

apps=$(flatpak list "--$SCOPE" --app --columns=application,version 2>/dev/null || true)
rune_ok "updated" "$(jq -Rnc '{apps:[inputs | select(. != "")]}' <<<"$apps")"
