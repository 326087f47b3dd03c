# sysctl_apply: write settings to /etc/sysctl.d and load them
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# the old agents send a byte order mark
sed '1s/^\xEF\xBB\xBF//' | rune_init

name=$(rune_param name 99-rune)
: "${name:=99-rune}"
[[ $name =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "name is malformed" '{"parameter":"name"}'
file=/etc/sysctl.d/$name.conf

tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT

rune_param_json settings '{}' | jq -r 'to_entries[]? | "\(.key) = \(.value)"' >"$tmp" 2>/dev/null || rune_error 1 "settings must be an object" '{"parameter":"settings"}'
if ! [[ -s $tmp ]]; then
  rune_error 1 "settings are missing" '{"missing":["settings"]}'
fi

while IFS=' =' read -r k _; do
  [[ -e /proc/sys/${k//.//} ]] || rune_error 2 "No such sysctl" "$(jq -nc --arg k "$k" '{name:$k}')"
done <"$tmp"

install -m 0644 "$tmp" "$file" || rune_error 2 "Cannot write the file" "$(jq -nc --arg f "$file" '{file:$f}')"
err=$(sysctl --load="$file" 2>&1 >/dev/null) || rune_error 3 "sysctl refused a value" "$(jq -nc --arg e "$err" '{stderr:$e}')"
rune_ok "Settings loaded" "$(jq -nc --arg f "$file" '{file:$f}')"
