#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

# These end a subshell, an awk program or a helper, not the plugin.
if ! ( [[ -d /srv/backup ]] || exit 3 ); then
  rune_out "backup=missing"
fi
first="$(awk -F: 'NR == 1 { print $1; exit }' /etc/passwd)"
shell="$(
  [[ -x /bin/zsh ]] || exit 0
  printf 'zsh'
)"
is_root() {
  [[ $EUID -eq 0 ]] || return 1
}
if is_root; then
  rune_out "root=yes"
fi

sleep 30 </dev/null >/dev/null 2>&1 &
helper=$!
kill "$helper" 2>/dev/null || true

exec 4>/dev/null
rune_out "first=$first"
rune_out "shell=${shell:-bash}"
rune_finish "looked around"
