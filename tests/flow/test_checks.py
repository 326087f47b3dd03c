"""What a decision proves about a value of the message: after it the value may be executed, or not."""

from __future__ import annotations

import pytest

from runelint.flow.behaviour import analyse
from runelint.flow.events import Interpreted
from runelint.syntax import Source, parse

HEAD = """\
set -euo pipefail
source /usr/lib/rune/rune_bpcs.sh
rune_init
p=$(rune_param name d)
"""
CHECKS = [
    "[[ $p =~ ^[a-z0-9._-]+$ ]] || bad",
    "if [[ ! $p =~ ^[[:alnum:]_.-]+$ ]]; then bad; fi",
    're="^[0-9]{1,5}$"; [[ $p =~ $re ]] || bad',
    "[[ $p =~ ^(start|stop)(-[a-z]+)?$ ]] || bad",
    "[[ $p =~ [^a-z0-9] ]] && bad",
    "[[ $p =~ ^[a-z]+$ && -d /srv/$p ]] || bad",
    "if [[ -z $p || ! $p =~ ^[a-z]+$ ]]; then bad; fi",
    'grep -Eq "^[a-z]+$" <<<"$p" || bad',
    'grep -Eq "^[a-z]+$" <<<"$p"',
    'grep -q "^[a-z]\\+$" <<<"$p" || bad',
    'grep -q "^[a-z+][a-z+]*$" <<<"$p" || bad',
    'grep -qxE "[a-z]+|[0-9]+" <<<"$p" || bad',
    'echo "$p" | grep -qE "^[a-z]+$" || bad',
    'if ! printf "%s" "$p" | grep -Pq "^\\w+$"; then bad; fi',
    'if echo "$p" | grep -q "[^a-z]"; then bad; fi',
    'case "$p" in start|stop) ;; *) bad ;; esac',
    'case "$p" in *[!a-z0-9]*|"") bad ;; esac',
    'case "$p" in [0-9]|[0-9][0-9]) ;; *) bad ;; esac',
    'shopt -s extglob; case "$p" in +([a-z0-9_])) ;; *) bad ;; esac',
    'case "${p,,}" in on|off) ;; *) bad ;; esac',
    "[[ $p == +([0-9]) ]] || bad",
    "[[ $p == @(a|b) ]] || bad",
    "[[ $p != *[!a-z]* ]] || bad",
    "[[ $p == *[!a-z]* ]] && bad",
    "[[ $p == start || $p == stop ]] || bad",
    '[ "$p" = start ] || [ "$p" = stop ] || bad',
    'if [ "$p" != start ] && [ "$p" != stop ]; then bad; fi',
    '[ "$p" -gt 0 ] 2>/dev/null || bad',
    '[ "$p" -eq "$p" ] 2>/dev/null || bad',
    '[[ " a b c " == *" $p "* ]] || bad',
    'ok=(a b c); [[ " ${ok[*]} " == *" $p "* ]] || bad',
    'ok=(a b c); [[ " ${ok[*]} " =~ " $p " ]] || bad',
    'found=no; for each in a b c; do [[ $p == "$each" ]] && found=yes; done; [[ $found == yes ]] || bad',
    'found=false; for each in a b; do if [ "$each" = "$p" ]; then found=true; break; fi; done; $found || bad',
    'has() { local e; for e in "${@:2}"; do [[ $e == "$1" ]] && return 0; done; return 1; }; has "$p" a b || bad',
    'printf "%s\\n" a b | grep -Fxq -- "$p" || bad',
    "[[ -z ${p//[a-z0-9]/} ]] || bad",
    '[ -n "${p//[a-z0-9]/}" ] && bad',
    '[[ $p == "${p//[^a-z]/}" ]] || bad',
    'valid() { [[ $1 =~ ^[a-z]+$ ]]; }; valid "$p" || bad',
    'valid() { grep -Eq "^[a-z]+$" <<<"$1"; }; valid "$p" || bad',
    'valid() { case $1 in a|b) return 0 ;; esac; return 1; }; if ! valid "$p"; then bad; fi',
    'need() { [[ $1 =~ ^[a-z]+$ ]] || bad; }; need "$p"',
    'need() { if [[ ! $1 =~ ^[a-z]+$ ]]; then return 1; fi; }; need "$p"',
    "[[ $p =~ ^[a-z]+$ ]] || { echo no >&2; bad; }",
    "while ! [[ $p =~ ^[a-z]+$ ]]; do bad; done",
    "while IFS='=' read -r k re; do [[ ${!k} =~ $re ]] || bad; done <<'END'\nHOME=^/\np=^[a-z]+$\nEND",
    "while read -r k re; do declare -n v=$k; [[ $v =~ $re ]] || bad; done <<<'p ^(on|off)$'",
    "while IFS='|' read -r one two; do [[ $p == \"$one\" || $p == \"$two\" ]] || bad; done <<'END'\na|b\nEND",
    "exec 4<<'END'\np ^[0-9]+$\nEND\nwhile read -r -u 4 k re; do [[ ${!k} =~ $re ]] || bad; done",
]
DOES_NOT_CHECK = [
    "[[ $p =~ ^[a-z]+ ]] || bad",
    "[[ $p =~ [a-z]+$ ]] || bad",
    "[[ $p =~ ^.+$ ]] || bad",
    "[[ $p =~ ^[^\\;]+$ ]] || bad",
    "[[ -n $p ]] || bad",
    "[[ $p != *..* ]] || bad",
    '[[ $p != *";"* ]] || bad',
    'case "$p" in web-*) ;; *) bad ;; esac',
    'case "$p" in *[!a-z]*) ;; *) bad ;; esac',
    "[[ $p =~ ^[a-z]+$ ]] || echo careful >&2",
    "if [[ $p =~ ^[a-z]+$ ]]; then :; fi",
    '[ "$p" -lt 1 ] && bad',
    'grep -Eq "^[a-z]+" <<<"$p" || bad',
    'grep -vEq "^[a-z]+$" <<<"$p" || bad',
    'id "$p" >/dev/null || bad',
    "[[ -d /srv/$p ]] || bad",
    "q=x; [[ $q =~ ^[a-z]+$ ]] || bad",
    "y=$([[ $p =~ ^[a-z]+$ ]] && echo yes || echo no)",
    "[[ ${p%%-*} == web ]] || bad",
    "( [[ $p =~ ^[a-z]+$ ]] && exit 0 ) || true",
    "while IFS='=' read -r k re; do [[ ${!k} =~ $re ]] || bad; done <<'END'\nHOME=^/\nq=^[a-z]+$\nEND",
    "while IFS='=' read -r k re; do [[ ${!k} =~ $re ]] || bad; done <<'END'\np=^[a-z]+\nEND",
    "while IFS='=' read -r k re; do [[ ${!k} =~ $re ]] || echo $k >&2; done <<'END'\np=^[a-z]+$\nEND",
    "while IFS='=' read -r k re; do break; [[ ${!k} =~ $re ]] || bad; done <<'END'\np=^[a-z]+$\nEND",
]


def unchecked(body: str) -> bool:
    """Return whether a value of the message that `body` should have checked is executed."""
    text = f'{HEAD}bad() {{ rune_error 1 no; }}\nearly="cmd $p"\n{body}\neval "$early" "${{p}}x"\n'
    script = parse(text)
    assert not script.problems
    found = analyse(Source("plugin.sh", text), script, "/srv/plugin.sh", lambda _: None)
    return any(isinstance(event, Interpreted) for event in found.events)


@pytest.mark.parametrize("body", CHECKS)
def test_value_is_checked(body: str) -> None:
    """On the way on which it matched constants or closed sets of characters a value is harmless, and what it made."""
    assert not unchecked(body)


@pytest.mark.parametrize("body", DOES_NOT_CHECK)
def test_value_is_not_checked(body: str) -> None:
    """Open patterns, black lists, questions about something else and answers that nobody acts on prove nothing."""
    assert unchecked(body)


_PICK = 'pick() { if [[ -e /etc/$1 ]]; then printf "%s" "${p%%,*}"; else printf "%s" "${p##*,}"; fi; }\n'
_EITHER = "if [[ -e /etc/a ]]; then x=${p%%,*}; else x=${p##*,}; fi\n"
_CHECK = "[[ $x =~ ^[a-z]+$ ]] || bad\n"


@pytest.mark.parametrize(
    ("body", "executed"),
    [
        (f'{_PICK}x=$(pick a)\n{_CHECK}eval "$x"', False),
        (f'{_PICK}x=$(pick a) y=$(pick b)\n{_CHECK}eval "$y"', True),
        (f'{_PICK}x=$(pick a)\n{_CHECK}x=$(pick a)\neval "$x"', True),
        (f'{_EITHER}y=$x\n{_CHECK}eval "$y"', False),
        (f'{_EITHER}{_CHECK}{_EITHER}eval "$x"', True),
        (f'{_EITHER}y=$x\n{_EITHER}{_CHECK}eval "$y"', True),
    ],
)
def test_value_that_differs_between_paths_is_itself_only(body: str, executed: bool) -> None:  # noqa: FBT001 - a column of the table
    """What is learned of it is not held of another one that was made of the same two values somewhere else."""
    text = f"{HEAD}bad() {{ rune_error 1 no; }}\n{body}\n"
    script = parse(text)
    assert not script.problems
    found = analyse(Source("plugin.sh", text), script, "/srv/plugin.sh", lambda _: None)
    assert any(isinstance(event, Interpreted) for event in found.events) is executed
