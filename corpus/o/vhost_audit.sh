#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

dir=$(rune_param directory /etc/apache2/sites-enabled)
[[ -d $dir ]] || rune_error 2 "no such directory" "$(jq -nc --arg d "$dir" '{directory:$d}')"

declare -a problems=()
note() { problems+=("$1: $2"); }

docroot_of() { awk 'tolower($1) == "documentroot" {gsub(/"/, "", $2); print $2; exit}' "$1"; }

audit() {
  local f=$1 root name
  name=${f##*/}
  root=$(docroot_of "$f" 2>/dev/null) || { note "$name" "dangling link"; return 0; }
  [[ -n $root ]] || { note "$name" "no document root"; return 0; }
  [[ -d $root ]] || { note "$name" "$root is missing"; return 0; }
  if [[ $(stat -c %a "$root") =~ [2367]$ ]]; then note "$name" "$root is writable for all"; fi
  if grep -qiE '^[[:space:]]*SSLProtocol.*(TLSv1(\.1)?|SSLv3)([[:space:]]|$)' "$f"; then note "$name" "old TLS"; fi
}

shopt -s nullglob
for f in "$dir"/*.conf; do audit "$f"; done
apache2ctl -t -D DUMP_INCLUDES >/dev/null || note apache2 "configuration test failed"

case ${#problems[@]} in
  0) rune_ok "virtual hosts fine" '{"problems":[]}' ;;
  [12]) rune_ok "minor problems" "$(jq -nc '{problems:$ARGS.positional}' --args "${problems[@]}")" ;;
  [6-9]|[1-9][0-9]*) rune_error 3 "many problems" "$(jq -nc '{problems:$ARGS.positional}' --args "${problems[@]}")" ;;
esac
