"""What is asked for so that a question gets another answer: some of each kind come early."""

from __future__ import annotations

from runelint.confirm.knobs import Member, Stdin
from runelint.confirm.rehearsal.values import Ask, Given, Question, Through, Value
from runelint.confirm.wishes import varied, wishes


def test_other_patterns_of_an_arm_are_not_forgotten() -> None:
    """Of `""|/dev/sd[a-z])` both are asked for, in the first few texts."""
    member = Value("value", Given(Member(("payload", "disk"))))
    subject = Value("value", Through((member, member)))
    question = Question(Ask.PATTERN, (subject, Value("")), "", instead=("/dev/sd[a-z]",))
    wanted = [change.value for changes in varied(wishes(question, outcome=True), 8) for change in changes]
    assert "" in wanted
    assert "/dev/sda" in wanted


def test_the_same_is_asked_for_once() -> None:
    """What comes again takes no place from others."""
    changes = next(wishes(Question(Ask.FILLED, (Value("", Given(Stdin())),)), outcome=True))
    assert varied([changes] * 5, 5) == [changes]
