#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

GROUP=$(rune_param group "sudo")
[[ $GROUP =~ ^[a-z_-]+$ ]] || rune_error 1 "Bad group" '{}'

LINE=$(grep "^${GROUP}:" /etc/group)
IFS=: read -r _ _ gid members <<<"$LINE"

tr ',' '\n' <<<"$members" | while IFS= read -r m; do
  [[ -n $m ]] || continue
  if ! id "$m" >/dev/null 2>&1; then
    rune_err 3 "Group has a member without an account"
  fi
done

rune_out "group=$GROUP"
rune_out "gid" "$gid"
rune_out "members=$members"
rune_finish "checked"
