#!/usr/bin/env bash
# Points the "current" link of an application at a release.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

current() { readlink -e "$1/current" 2>/dev/null || true; }

success_doc() {
  jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson ob "$RUNE_OBSERVABILITY" --arg from "$1" --arg to "$2" --arg state "$3" \
    '{message_metadata:$mm, payload:{result:"success", output_data:{from:$from, to:$to, state:$state}}, observability:$ob, error:null}'
}

switch() {
  ln -sfn "$2" "$1/current.new" && mv -T "$1/current.new" "$1/current"
}

main() {
  local app release dir before target state=changed
  app=$(rune_param app "")
  release=$(rune_param release "")
  [[ $app =~ ^[a-z][a-z0-9-]+$ && $release =~ ^[0-9][0-9.]*$ ]] || rune_error 1 "app or release not valid" '{}'
  dir=/srv/apps/$app
  target=$dir/releases/$release
  if [[ ! -d $target ]]; then
    echo "release $release of $app is not unpacked"
    exit 2
  fi
  before=$(current "$dir")
  if [[ $before == "$target" ]]; then
    state=unchanged
    rune_emit "$(success_doc "$before" "$target" "$state")" 3
  fi
  switch "$dir" "$target" || rune_error 3 "cannot switch the link" "$(jq -nc --arg t "$target" '{target:$t}')"
  systemctl try-reload-or-restart "$app.service" || rune_error 3 "reload failed" "$(jq -nc --arg a "$app" '{app:$a}')"
  rune_emit "$(success_doc "$before" "$target" "$state")" 0
}

rune_init
main "$@"
