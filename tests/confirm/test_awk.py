"""Awk programs as a rehearsal acts them out."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from runelint.confirm.awk.acting import run
from runelint.confirm.awk.run import inputs
from runelint.confirm.awk.seeking import acting, ways
from runelint.confirm.awk.tokens import UnsupportedError

if TYPE_CHECKING:
    from pathlib import Path

LINES = ["a 1 x", "b 2 y", "root:x:0:0", "Last offset : 3 0.01", "Filesystem 1 2 3 45% /", ""]
PROGRAMS = [
    "{print $2}",
    'NR==2 {sub("%","",$5); print $5}',
    "$1==s {n++} END{print n+0}",
    '{v=$1*1000; if (v<0) v=-v; printf "%d", v}',
    '$7==s {sub(/[*!]$/,"",$1); print $1}',
    "/^b/ {t=$2} /y$/ {f=$2} END {print int((t-f)/1024)}",
    "{a[$1]++} END{for(k in a) if (a[k]>0) c++; print c}",
    "!seen[$1]++",
    '{ printf "%s=%5.1f%%\\n", $1, $2*100/3 }',
    "NF>2 && $2 ~ /^[0-9]+$/ { s += $2 } END { print (s ? s : 0) }",
    "{for(i=1;i<=NF;i++) if ($i ~ /x/) print i, $i}",
    '{print substr($0, index($0,$2)) " " length($1) toupper($1)}',
    '{split($0,p,":"); print p[1] "-" $NF}',
    "$1!=s",
    '{ $1=""; print }',
    "BEGIN{exit !(2>1)}",
    "NR>1 {print; next} END {exit 3}",
    '/Last/ { f = 1 } f && /45/ { gsub(/[^0-9]/, ""); print; exit }',
    '{ print $2 > "/dev/stderr"; print $1 | "sort" } END { close("sort") }',
    'NF > 2 { printf "%s\\n", $1 | "cat 1>&2"; next } { print > "/dev/stdout" }',
    '$1 == s { print "x" > "/dev/null" } { print ($2 > 1) }',
    'BEGIN { FS=":" } { print $1; while (i < 2) i++; print i }',
    "/^a/ { getline; print NR, $1 } END { print NR }",
    '{ if ((getline next_line) > 0) print $1 "|" next_line; else print "none", NF }',
    "NR == 1 { while (getline > 0) n++; print n, $0 } END { print getline, NR }",
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_awk_is_acted_out_as_it_is(program: str) -> None:
    """What is printed, and the status, are those of the real awk."""
    text = "".join(f"{line}\n" for line in LINES)
    done = subprocess.run(
        ["/usr/bin/awk", "-v", "s=a", program], input=text, capture_output=True, text=True, check=False
    )
    assert run(program, LINES, " ", {"s": "a"})[:2] == (done.stdout, done.returncode)


def test_awk_leaves_files(tmp_path: Path) -> None:
    """What it writes to files is in them, each line of it, under names that it has put together."""
    program = '/^[a-z]/ {n++} n { print $1 > (d "/part." n); close(d "/x") } END { print n >> d "/last" }'
    text = "".join(f"{line}\n" for line in LINES)
    subprocess.run(["/usr/bin/awk", "-v", f"d={tmp_path}", program], input=text, text=True, check=True)
    assert dict(run(program, LINES, " ", {"d": str(tmp_path)}).files) == {
        str(each): each.read_text() for each in tmp_path.iterdir()
    }


@pytest.mark.parametrize(
    ("program", "separator", "wanted"),
    [
        ('$7==s {sub(/[*!]$/,"",$1); print $1}', " ", "value"),
        ('NR==2 {sub("%","",$5); print $5}', " ", "90"),
        ("$1==s {print $2; exit}", "=", "on"),
        ("/^Last offset/ {print $4}", " ", "0.5"),
        ("$1==s {n++} END{print n+0}", " ", "3"),
        ('$1 == "printer" && $3 == "disabled" {print $2}', " ", "value"),
        ("NR > 1 && $5+0 > 80 {print $6}", " ", "/srv"),
        ('tolower($2) == "down" {print $1}', " ", "eth0"),
        (
            "{for (i = 1; i <= NF; i++) if ($i ~ /^user=/) u = substr($i, 6); n[u]++} END {for (u in n) print n[u], u}",
            " ",
            "1 q\\\\x",
        ),
        (
            '{for (i = 1; i <= NF; i++) {split($i, p, "="); if ($i ~ /^SRC=/) print p[2]}}',
            " ",
            "q",
        ),
        ('tolower($1) == s {sub(/^[^ ]+ /, ""); print; exit}', " ", "on"),
        ("NF == 3 {print $2}", " ", "value"),
        ("{ print NF }", ",", "14"),
        ('NR > 1 && NF > 1 {sub(/^[ \\t]+/, "", $1); print $1, $2}', ": *", "value on"),
        ("/^Inst/ && /security/ {print $2}", " ", "value"),
        ('{split($1, a, "="); if (a[1] == "user") print a[2]}', " ", "value"),
        ("/Slot Id/ {slot = $NF} /Label/ && $NF == s {print slot; exit}", " ", "195"),
        ('$0 == "name" { getline; print }', " ", "192.0.2.7:6379"),
        ("/^ *Id:/ { getline; print $2 }", " ", "value"),
        (
            'NF >= 9 {off = $5 * 1000; if (off < 0) off = -off; printf "%s %d %.1f\\n", $9, $3, off}',
            ",",
            "in sync 3 0.5",
        ),
        ("/^-/ {next} /^[0-9A-Z]+ +[0-9]/ {id = $1; from = $NF; next} NF == 0 && id {print id, from}", " ", "A7 q@b"),
        ("$1 == s {on = 1; next} on && match($0, /<[a-z]+>/) {print substr($0, RSTART + 1, RLENGTH - 2)}", " ", "up"),
        ('/^Name:/ {n = $2} /^State:/ {s = $2} /^$/ {if (n != "") print n "=" s}', " ", "web=down"),
        ('$1 == "Swap:" && $2 > 0 {printf "%d\\n", $3 * 100 / (1 + $2)}', " ", "95"),
        ('$NF == "(dead)" {c[$2]++} END {for (k in c) if (c[k] > 1) print k, c[k]}', " ", "web 2"),
        ('BEGIN {FS = ":"} $1 == "a" && $3 + 0 > 100 && $7 !~ /nologin$/ {print $1 "," $6}', " ", "a,/home/x"),
        ("/^Label/ {label = $NF} /^State/ {state = $NF} /^End/ && label == s {print state}", " ", "ok"),
    ],
)
def test_an_input_is_found_for_an_output(program: str, separator: str, wanted: str) -> None:
    """One of the texts that are proposed makes the program print what is wanted."""
    variables = {"s": "key"}
    found = inputs(program, wanted, "", separator, variables)
    printed = [run(program, text.removesuffix("\n").split("\n"), separator, variables).text for text in found]
    assert f"{wanted}\n" in printed


@pytest.mark.parametrize(
    "program",
    [
        "{getline x < $1; print x}",
        '{"date" | getline; print}',
        "function f(a) {return a} {print f($1)}",
        "{print > $1}",
    ],
)
def test_what_is_not_acted_out_is_said(program: str) -> None:
    """No wrong answer is given for a program that is beyond what is acted out."""
    with pytest.raises(UnsupportedError):
        run(program, LINES, " ", {})


@pytest.mark.parametrize(
    ("program", "separator"),
    [
        ("index($2, s) == 1", "@"),
        ("$1 ~ /^a/ && $2 > 5 {print $1}", " "),
        ('substr($1, 1, 3) == "web" {print $1}', ","),
        ('/^Filesystem/ {next} $5 ~ /%/ {sub(/%/, "", $5); if ($5+0 >= 90) print $6}', " "),
    ],
)
def test_the_first_input_is_for_an_output_that_is_as_long(program: str, separator: str) -> None:
    """Where no text makes the program print just what is wanted, the first one makes it print as many lines."""
    variables = {"s": "key"}
    first = next(inputs(program, "one\ntwo", "", separator, variables))
    assert len(run(program, first.splitlines(), separator, variables).text.splitlines()) == 2


def test_a_field_may_be_named_by_a_variable() -> None:
    """A line is made up in which the field has the wanted text that a variable gives the number of."""
    (first, *_) = inputs("NR > 2 {print $column}", "wanted", "", " ", {"column": "4"})
    assert run("NR > 2 {print $column}", first.rstrip("\n").split("\n"), " ", {"column": "4"}).text == "wanted\n"


def test_what_was_there_stays() -> None:
    """Where one field of the lines that were there has to be another, nothing else is changed."""
    program, before, variables = "$1 == k {print $2}", "used:5\nmost:0\n", {"k": "most"}
    assert next(inputs(program, "7", before, ":", variables)) == "used:5\nmost:7\n"


def test_a_number_may_be_written_otherwise() -> None:
    """Where no text gives just what is wanted, the first one gives the same words and numbers."""
    program = '{printf "%s %.3f\\n", $2, $1 / 1000}'
    first = next(inputs(program, "ab 1.5", "", ",", {}))
    assert run(program, first.splitlines(), ",", {}).text == "ab 1.500\n"


def test_ways_of_a_program_are_found_in_bounds() -> None:
    """A program with many tests, of which each line passes one only, is not looked at for ever."""
    program = " ".join(f"/^k{each}/ && $2 > {each} {{n++}}" for each in range(60)) + " END {print n}"
    assert ways(acting(program, " ", {}))


def test_keys_of_several_fields_are_found() -> None:
    """What one field sets and what another one sets are both there where the program asks for both."""
    program = (
        '{id = ""; idle = 0; for (i = 1; i <= NF; i++) {split($i, kv, "="); if (kv[1] == "id") id = kv[2];'
        ' if (kv[1] == "idle") idle = kv[2]} if (id != "" && idle + 0 >= least + 0) print id}'
    )
    first = next(inputs(program, "value", "", " ", {"least": "50"}))
    assert run(program, first.splitlines(), " ", {"least": "50"}).text == "value\n"
