#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

command -v python3 >/dev/null || rune_error 4 "python3 is missing" '{}'

rune_init

VENV=$(rune_param venv /opt/app/venv)
REQ=$(rune_param requirements /opt/app/requirements.txt)

[[ -f $REQ ]] || rune_error 2 "requirements file is missing" "$(jq -nc --arg r "$REQ" '{requirements:$r}')"

if [[ ! -x $VENV/bin/pip ]]; then
  python3 -m venv "$VENV" >&2 || rune_error 2 "cannot create the venv" '{}'
fi

"$VENV/bin/pip" install -q --disable-pip-version-check -r "$REQ" >&2 || rune_error 2 "pip install failed" '{}'

note_python() {
  local v
  v=$("$VENV/bin/python" -V 2>/dev/null) || v=unknown
  [[ $v == *" 3.6."* ]] && echo "python 3.6 is past its end of life" >&2
}
note_python

outdated=$("$VENV/bin/pip" list --outdated --format=json 2>/dev/null)
conflicts=$("$VENV/bin/pip" check 2>/dev/null || true)

rune_ok "venv ready" "$(jq -nc --arg v "$VENV" --argjson o "$outdated" --arg c "$conflicts" \
  '{venv:$v, outdated:($o|length), conflicts:($c|split("\n"))}')"
