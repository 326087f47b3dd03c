"""Questions that are asked twice: who has told of a thing tells of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.values import NOTHING, Hole, Origin, flowing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.values import Text

# What they tell of is their last operand, or the value of `-in`.
_QUESTIONS: dict[str, frozenset[str]] = {
    "docker": frozenset({"inspect"}),
    "podman": frozenset({"inspect"}),
    "openssl": frozenset({"crl", "ec", "pkcs12", "pkey", "req", "rsa", "x509"}),
    "systemctl": frozenset({"cat", "show"}),
    "virsh": frozenset({"dominfo", "domstate", "dumpxml"}),
    "zfs": frozenset({"get", "list"}),
    "zpool": frozenset({"get", "list", "status"}),
}
# With these it is another question: whether it ends soon, whether it fits.
_JUDGING = frozenset({"-checkend", "-checkhost", "-checkip", "-checkemail", "-verify", "-check"})


def question(name: str, operands: Sequence[Text]) -> frozenset[Hole]:
    """Return what stands for asking this of a thing; nothing for other commands, or where the answer is a judgement."""
    words = [text.known for text in operands]
    subs = _QUESTIONS.get(name)
    sub = next((word for word in words if word is not None and not word.startswith("-")), None)
    if subs is None or sub not in subs or _JUDGING & set(words):
        return NOTHING
    thing = operands[-1]
    if name == "openssl":
        at = next((at for at, word in enumerate(words[:-1]) if word == "-in"), None)
        if at is None:
            return NOTHING
        thing = operands[at + 1]
    if thing.known == sub:
        return NOTHING
    plain = "\0".join(part for part in thing.parts if isinstance(part, str))
    return frozenset({Hole(Origin.ANSWERED, f"{name} {sub} {plain}", 0, None, flowing(thing))})
