"""`date` in a rehearsal."""

from __future__ import annotations

import calendar
import re
import time
from typing import TYPE_CHECKING

from runelint.confirm.clock import NOW, dated
from runelint.confirm.rehearsal.values import Ask, Inverted, Question, Result, Value, unsure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.rehearsal.call import Call

_ISO = "%Y-%m-%dT%H:%M:%SZ"
_FORMS = (_ISO, "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%b %d %H:%M:%S %Y GMT",
          "%b %d %Y", "%Y%m%d", "%a, %d %b %Y %H:%M:%S GMT")  # fmt: skip
_UNITS = {"second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3600, "day": 86_400, "week": 604_800,
          "month": 2_592_000, "year": 31_536_000}  # fmt: skip
_DISTANCE = re.compile(r"([-+]?)\s*(\d*)\s*(second|sec|minute|min|hour|day|week|month|year)s?(\s+ago)?")
# The years 1 to 9999: of no other Python knows the day.
_FIRST, _LAST = -62_135_596_800, 253_402_300_799
_NAMED = {"": 0, "now": 0, "today": 0, "yesterday": -86_400, "tomorrow": 86_400}
# Words that a date can be made of: without any of them, and without a digit, a text is no date.
_WORDS = re.compile(
    r"(?i)\d|\b(?:now|today|yesterday|tomorrow|noon|midnight|ago|next|last|this|[a-z]|utc|gmt|(?:mon|tue|wed|thu|fri|sat|sun|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|second|sec|minute|min|hour|day|week|fortnight|month|year)[a-z]*)\b"
)


def date(call: Call) -> Result:
    """Act out `date`: what it prints is a guess, since the time goes on."""
    value, option = _asked(call)
    form = next((each.text for each in call.operands if each.text.startswith("+")), "")
    if value is None:
        call.shell.write(Value(f"{_formatted(form, NOW)}\n", sure=False))
        return Result()
    text = value.text.removeprefix(option)
    samples = [dated(_ISO), f"@{NOW}", dated("%Y-%m-%d")]
    question = Question(Ask.EXPRESSION, (value,), f"^{option}({'|'.join(samples)})$")
    if not _WORDS.search(text) and text.strip():
        return Result(1, question, value.sure)
    seconds = _seconds(text)
    made = unsure(f"{_formatted(form, NOW if seconds is None else seconds)}\n", value)
    stamp = re.fullmatch(r"@\d+", text) is not None and form == "+%s"
    if form == "+%s" and value.term is not None:
        made = made._replace(term=Inverted(value, lambda wanted: _dates(wanted, option)), sure=stamp and value.sure)
    call.shell.write(made._replace(sure=stamp and value.sure))
    return Result(0, question, value.sure and seconds is not None)


def _asked(call: Call) -> tuple[Value | None, str]:
    """Return the date that was asked for with `-d`, and what stands before it in its word; without one None."""
    for at, each in enumerate(call.arguments):
        if each.text in {"-d", "--date"} and at + 1 < len(call.arguments):
            return call.arguments[at + 1], ""
        option = next((option for option in ("--date=", "-d") if each.text.startswith(option)), None)
        if option is not None:
            return each, option
    return None, ""


def _seconds(text: str) -> int | None:
    """Return the seconds since 1970 of a date, or None when it is not in one of the forms that are known here."""
    seconds = _moment(text.strip())
    return seconds if seconds is not None and _FIRST <= seconds <= _LAST else None


def _moment(text: str) -> int | None:
    """Return the seconds since 1970 of a date, however far away it is."""
    if re.fullmatch(r"@\d{1,12}", text):
        return int(text[1:])
    if text in _NAMED:
        return NOW + _NAMED[text]
    distance = _DISTANCE.fullmatch(text)
    if distance is not None:
        back = (distance[1] == "-") is not bool(distance[4])
        return NOW + (-1 if back else 1) * int(distance[2] or 1) * _UNITS[distance[3]]
    for form in _FORMS:
        try:
            return calendar.timegm(time.strptime(text, form))
        except ValueError:
            continue
    return None


def _dates(wanted: str, option: str) -> Iterator[str]:
    """Yield dates of which `date +%s` makes `wanted`."""
    wanted = wanted.strip()
    if wanted.isdecimal() and len(wanted) < len("253402300799"):
        yield option + dated(_ISO, int(wanted))
        yield f"{option}@{wanted}"
    elif not wanted:
        yield f"{option}value"


def _formatted(form: str, seconds: int) -> str:
    """Return a point in time in the form that `date` was asked for."""
    form = re.sub(r"%[-_0^#]?[0-9]*([a-zA-Z])", lambda found: "0" * 9 if found[1] == "N" else f"%{found[1]}", form)
    return dated(form[1:] or "%a %b %e %H:%M:%S UTC %Y", seconds)
