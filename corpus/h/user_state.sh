#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

# anything at top level that nobody thought of ends here
unexpected() {
  rune_error 100 "unexpected failure" "$(jq -nc --arg c "$1" --argjson l "$2" '{command:$c, line:$l}')"
}
trap 'unexpected "$BASH_COMMAND" "$LINENO"' ERR

login=$(rune_param name "")
state=$(rune_param state present)
shell=$(rune_param shell /bin/bash)
groups_json=$(rune_param_json groups '[]')

case $login in
  "" | *[!a-z0-9_-]* | [0-9-]*) rune_error 1 "name is not a login" '{"parameter":"name"}' ;;
esac

changes=()

# state: absent
if [[ $state == absent ]]; then
  if getent passwd "$login" >/dev/null; then
    userdel --remove "$login" >/dev/null 2>&1
    changes+=(removed)
  fi
  rune_ok "account is absent" "$(jq -nc '{changed:($ARGS.positional | length > 0), changes:$ARGS.positional}' --args "${changes[@]}")"
fi

# state: present
if ! getent passwd "$login" >/dev/null; then
  useradd --create-home --shell "$shell" "$login" >&2
  changes+=(created)
fi

current_shell=$(getent passwd "$login" | cut -d: -f7)
if [[ $current_shell != "$shell" ]]; then
  usermod --shell "$shell" "$login" >&2
  changes+=(shell)
fi

mapfile -t wanted < <(jq -r '.[]?' <<<"$groups_json")
for group in "${wanted[@]}"; do
  getent group "$group" >/dev/null || groupadd "$group" >&2
  if ! id -nG "$login" | tr ' ' '\n' | grep -qx -- "$group"; then
    gpasswd --add "$login" "$group" >/dev/null
    changes+=("group:$group")
  fi
done

echo "changed: ${changes[*]:-nothing}" >&2
rune_ok "account is present" "$(jq -nc '{changed:($ARGS.positional | length > 0), changes:$ARGS.positional}' --args "${changes[@]}")"
