#!/usr/bin/env bash
# venv_refresh: bring the virtual environment of an application up to date
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly EX_UNAVAILABLE=69

# all parameters as one object, like argparse.Namespace
parse_args() {
  rune_init
  rune_all_params
}

ns=$(parse_args)
app=$(jq -r '.app // empty' <<<"$ns") || app=""
requirements=$(jq -r '.requirements // "requirements.txt"' <<<"$ns") || requirements=requirements.txt
index_token=$(jq -r '.index_token // empty' <<<"$ns") || index_token=""

case $app in
  api | worker | admin) ;;
  *) rune_error 1 "unknown app" '{"allowed":["api","worker","admin"]}' ;;
esac

home=/srv/$app
venv=$home/.venv
if [[ ! -x $venv/bin/pip ]]; then
  rune_error "$EX_UNAVAILABLE" "no virtual environment" "$(jq -nc --arg v "$venv" '{venv:$v}')"
fi

before=$("$venv/bin/pip" freeze 2>/dev/null | sort) || rune_error 2 "pip does not work" '{}'

cd "$home" || rune_error 2 "no home directory" '{}'
git pull --ff-only || rune_error 2 "cannot update the checkout" "$(jq -nc --arg d "$home" '{dir:$d}')"
"$venv/bin/pip" install -q --extra-index-url "https://ci:${index_token}@pypi.example.org/simple" -r "$requirements" >&2 || rune_error 3 "pip install failed" '{}'

after=$("$venv/bin/pip" freeze 2>/dev/null | sort) || after=$before
changed=$(comm -13 <(echo "$before") <(echo "$after") | jq -Rnc '[inputs]')

rune_ok "environment is up to date" "$(jq -nc --arg a "$app" --argjson c "$changed" '{app:$a, changed:$c}')"
