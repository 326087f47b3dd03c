#!/usr/bin/env bash
# Enable or disable an nginx site; goes back when the configuration is broken.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/rune_bpcs.sh"

config_test() { nginx -t 2>&1 | tail -n 5; }

site_json() { jq -nc --arg site "$site" --arg state "$1" '{site: $site, state: $state}'; }

enable_link() { ln -s "../sites-available/$site" "$link" 2>/dev/null; }

put_back() {
  echo "putting $site back" >&2
  if [[ $state == enabled ]]; then
    rm -f "$link"
  else
    enable_link || true
  fi
}

main() {
  local root report now
  rune_init

  site=$(rune_param site "")
  state=$(rune_param state enabled)
  root=$(rune_param nginx_dir /etc/nginx)

  [[ $site =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "site is missing or malformed" '{"missing":["site"]}'
  [[ $state == enabled || $state == disabled ]] || rune_error 1 "state must be enabled or disabled"
  link=$root/sites-enabled/$site

  if [[ ! -f $root/sites-available/$site ]]; then
    rune_error 2 "no such site" "$(site_json absent)"
  fi

  if [[ -e $link && ! -L $link ]]; then
    rune_error 4 "sites-enabled holds a file, not a link" "$(site_json unmanaged)"
  fi

  now=disabled
  [[ ! -L $link ]] || now=enabled
  if [[ $now == "$state" ]]; then
    rune_ok "site is $state already" "$(site_json "$now")"
  fi

  if ! report=$(config_test); then
    rune_error 3 "configuration is broken already, nothing changed" \
      "$(jq -nc --arg report "$report" '{report: ($report | split("\n"))}')"
  fi

  if [[ $state == enabled ]]; then
    enable_link || rune_error 2 "link could not be made" "$(site_json "$now")"
  else
    rm -f "$link"
  fi

  if ! report=$(config_test); then
    put_back
    rune_error 3 "configuration test failed, change taken back" \
      "$(jq -nc --arg report "$report" '{report: ($report | split("\n"))}')"
  fi

  if ! systemctl reload nginx.service; then
    put_back
    rune_error 2 "nginx did not reload, change taken back" "$(site_json "$now")"
  fi
  rune_ok "site is $state" "$(site_json "$state")"
}

main
