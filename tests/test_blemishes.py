"""What an editor hides in a script: it is a blemish where Bash, or the kernel, does something else because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import read_package
from runelint.runner.scenario import Scenario, Start
from runelint.syntax import Source, parse
from runelint.syntax.blemishes import Blemish, blemish_in, mended

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox
    from runelint.syntax.blemishes import Found

HEAD = b"#!/usr/bin/env bash\nset -eu\n"
BROKEN = {
    "all lines": (b"#!/usr/bin/env bash\r\nset -euo pipefail\r\necho hi\r\n", Blemish.LINE_ENDS, 1),
    "no shebang, all lines": (b"# text\r\nset -eu\r\nif true; then\r\necho hi\r\nfi\r\n", Blemish.LINE_ENDS, 1),
    "the shebang": (b"#!/usr/bin/env bash\r\nset -eu\necho hi\n", Blemish.LINE_END, 1),
    "one command": (HEAD + b"true\r\necho hi\n", Blemish.LINE_END, 3),
    "an empty line": (HEAD + b"\r\necho hi\n", Blemish.LINE_END, 3),
    "an assignment": (HEAD + b"x=1\r\necho ${#x}\n", Blemish.LINE_END, 3),
    "a continued line": (HEAD + b"echo a \\\r\n b\n", Blemish.LINE_END, 3),
    "a keyword": (HEAD + b"if true; then\r\necho hi\nfi\n", Blemish.LINE_END, 3),
    "the end of a here-document": (HEAD + b"cat <<E\nx\nE\r\necho hi\n", Blemish.LINE_END, 5),
    "in a substitution": (HEAD + b'x="$(echo a\r\necho b)"\necho ${#x}\n', Blemish.LINE_END, 3),
    "after a comment": (HEAD + b"# text\r\necho a\r\n", Blemish.LINE_END, 4),
    "CR alone": (b"#!/usr/bin/env bash\rset -eu\recho hi\r", Blemish.OLD_LINE_ENDS, 1),
    "byte order mark": (b"\xef\xbb\xbf" + HEAD + b"echo hi\n", Blemish.BYTE_ORDER_MARK, 1),
    "byte order mark and CRs": (b"\xef\xbb\xbf#!/bin/bash\r\nset -u\r\necho hi\r\n", Blemish.BYTE_ORDER_MARK, 1),
    "NUL in the first line": (b"#!/usr/bin/env ba\0sh\nset -eu\necho hi\n", Blemish.NUL, 1),
    "NUL in the line behind the shebang": (b"#!/usr/bin/env bash\n# a\0b\nset -eu\necho hi\n", Blemish.NUL, 2),
    "UTF-16": ("#!/usr/bin/env bash\nset -eu\necho hi\n".encode("utf-16"), Blemish.NUL, 1),
}
SOUND = {
    "nothing": HEAD + b"echo hi\n",
    "a comment": HEAD + b"# text\r\necho hi # text\r\n",
    "a here-document": HEAD + b"x=$(wc -l <<E\na\r\nb\r\nE\n)\necho $x\n",
    "quoted lines": HEAD + b"x='a\r\nb'\ny=\"c\r\nd\"\necho ${x:0:1}${y:0:1}\n",
    "an escape": HEAD + b"x=$'a\\r'\necho ${#x}\n",
    "in a word": HEAD + b"x='a\rb'\necho ${#x}\n",
    "NUL far behind the shebang": b"#!/usr/bin/env bash\n# " + b"-" * 80 + b"\0\necho hi\n",
    "NUL in the second line, without a shebang": b"# text\n# a\0b\necho hi\n",
    "NUL bytes further down": HEAD + b"echo h\0i\n\0\0\n",
}


def found_in(content: bytes) -> tuple[Source, Found | None]:
    """Return the source with this content, and the blemish in it."""
    source = Source.from_bytes("p.sh", content)
    return source, blemish_in(source.text, parse(mended(source.text)))


def outcomes(sandbox: Sandbox, folder: Path, content: bytes) -> list[tuple[int, bytes, bool]]:
    """Return status, stdout and whether there was a complaint, started by Bash and by the path."""
    path = folder / "plugin.sh"
    path.write_bytes(content)
    path.chmod(0o755)
    package = read_package(str(path))
    runs = [sandbox.run(package, Scenario(start=start), traced=False) for start in (Start.BASH, Start.PATH)]
    return [(seen.status, seen.stdout, bool(seen.stderr)) for seen in runs]


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_a_script_is_found_on_its_line(name: str) -> None:
    """A blemish is found with its kind, on the line where it stands first."""
    content, kind, line = BROKEN[name]
    source, found = found_in(content)
    assert found is not None
    assert (found.blemish, source.position(found.at).line) == (kind, line)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_text_is_no_blemish(name: str) -> None:
    """A CR that is text, and a NUL byte that Bash drops, are no blemish."""
    assert found_in(SOUND[name])[1] is None


@pytest.mark.parametrize("name", BROKEN)
def test_a_blemish_changes_what_happens(name: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """Bash, or the kernel, does something else with the script than with the mended one."""
    content = BROKEN[name][0]
    text = mended(Source.from_bytes("p.sh", content).text)
    plain = text.replace("\r", "\n").encode("utf-8", "surrogateescape")
    assert outcomes(sandbox, tmp_path, content) != outcomes(sandbox, tmp_path, plain)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_no_blemish_changes_nothing(name: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """Bash and the kernel do the same with the script as with one that has nothing hidden in it."""
    content = SOUND[name]
    plain = content.replace(b"\r\n", b"\n").replace(b"\0", b"")
    assert outcomes(sandbox, tmp_path, content) == outcomes(sandbox, tmp_path, plain)


def test_mending_keeps_lines() -> None:
    """A mended text has as many lines, so that a finding in it stands where the user sees it."""
    for content, kind, _ in BROKEN.values():
        text = Source.from_bytes("p.sh", content).text
        if kind is not Blemish.OLD_LINE_ENDS:
            assert mended(text).count("\n") == text.count("\n")
