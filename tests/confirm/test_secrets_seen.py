"""Secrets that come out: a run shows it, whatever else has the same value, and whatever the plugin makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_TOLD = {
    "another parameter that has the same value": (
        """mail=$(rune_param mail ""); bind_password=$(rune_param bind_password "")
[[ -n $mail && -n $bind_password ]] || rune_error 1 "missing" "{}"
mailcheck "$mail" >/dev/null 2>&1 && rune_error 1 "not an address" '{}'
ldapadd -w "$bind_password" -f /tmp/entry >/dev/null 2>&1 || rune_error 3 "refused" "{}\"""",
        "RUNE502",
    ),
    "a setting that a filter takes out of a file": (
        """KEY=/etc/bind/keys/acme.key
[[ -r $KEY ]] || rune_error 4 "no key" "{}"
TSIG_SECRET=$(awk -F'"' '/secret/ {print $2}' "$KEY") || TSIG_SECRET=""
nsupdate -y "hmac-sha256:acme:$TSIG_SECRET" /tmp/change >/dev/null 2>&1 || rune_error 3 "refused" "{}\"""",
        "RUNE502",
    ),
    "what a command prints leads there": (
        """api_token=$(rune_param api_token ""); [[ -n $api_token ]] || rune_error 1 "missing" "{}"
code=$(curl -sS -K <(printf 'header = "Authorization: Bearer %s"' "$api_token") -w '%{http_code}' http://x/) || code=000
case $code in
  401) rune_error 3 "refused" "$(jq -nc --arg t "$api_token" '{used: $t}')" ;;
esac""",
        "RUNE501",
    ),
    "a row of a table that is picked by its first column": (
        """rows=$(mysql -N -e 'select name, value from settings') || rune_error 2 "no database" "{}"
found=; while read -r name value; do
  case $name in Cleartext-Password | NT-Password) found=$value ;; Expiration) rune_out "expires=$value" ;; esac
done <<<"$rows"
user_password=$found
if [[ -n $user_password ]]; then rune_ok_kv found "check=$user_password"; fi""",
        "RUNE501",
    ),
    "a member of an object in the message": (
        """login=$(rune_param_json login '{}'); password=$(jq -r '.password // ""' <<<"$login")
[[ -n $password ]] || rune_error 1 "missing" "{}"
set -x; SSHPASS="$password" sshpass -e ssh -n host true >&2 || :; set +x""",
        "RUNE502",
    ),
    "the object of the message that it is a member of": (
        """credentials=$(rune_param_json credentials '{}'); user=$(jq -r '.user // "admin"' <<<"$credentials")
[[ $(jq -r '.password? // ""' <<<"$credentials") ]] || rune_error 1 "missing" "{}"
rune_ok done "$(jq -nc --arg u "$user" --argjson c "$credentials" '{user:$u, used:$c}')\"""",
        "RUNE501",
    ),
    "a document that has to stay one": (
        """SECRET=$(kubectl get secret app -o json) || rune_error 2 "no secret" "{}"
jq 'del(.metadata)' <<<"$SECRET" | kubectl apply -f - >&2 || rune_error 3 "not copied" "$SECRET\"""",
        "RUNE501",
    ),
}


@pytest.mark.parametrize("name", _TOLD)
def test_a_secret_that_comes_out_is_seen(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """It is found once, and a run confirms it."""
    text, code = _TOLD[name]
    report = marks.tried_text(f"{HEAD}{text}\nrune_ok done '{{}}'\n", tmp_path, sandbox)
    assert [(each.verdict, each.reason) for each in report.findings if each.code == code] == [(Verdict.CONFIRMED, "")]
