#!/usr/bin/env bash
# Signs the packages of a folder and rebuilds its repository metadata.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

stage=$(mktemp -d)

on_exit() {
  rm -rf -- "$stage"
  rune_error 100 "rpm_sign ended early" '{"stage":"removed"}'
}

copy_in() { cp -p -- "$1"/*.rpm "$stage"/ 2>/dev/null; }
count() { find "$stage" -maxdepth 1 -name '*.rpm' -printf x | wc -c; }

sign_all() {
  local f
  for f in "$stage"/*.rpm; do
    rpmsign --addsign --define "_gpg_name $1" "$f" </dev/null >&2 || return 1
  done
}

verify_all() {
  local f
  for f in "$stage"/*.rpm; do
    rpm --checksig "$f" || return 1
  done
}

main() {
  local dir key n
  dir=$(rune_param directory "")
  key=$(rune_param key_name "Release Engineering")
  [[ -d $dir ]] || rune_error 2 "no such directory" "$(jq -nc --arg d "$dir" '{directory:$d}')"
  copy_in "$dir" || rune_error 2 "no packages there" '{}'
  n=$(count)
  sign_all "$key" || rune_error 3 "signing failed" '{}'
  verify_all || rune_error 3 "a signature does not verify" '{}'
  mv -f -- "$stage"/*.rpm "$dir"/ || rune_error 2 "cannot move packages back" '{}'
  createrepo_c --update --quiet "$dir" >&2 || rune_error 3 "createrepo failed" '{}'
  trap - EXIT
  rm -rf -- "$stage"
  rune_ok "signed $n packages" "$(jq -nc --argjson n "$n" '{signed:$n}')"
}

rune_init
trap on_exit EXIT
main "$@"
