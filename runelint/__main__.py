"""`python -m runelint` is `runelint`."""

from __future__ import annotations

from runelint.cli import main

main()
