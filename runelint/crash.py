"""What to say when runelint itself is at fault."""

from __future__ import annotations

import traceback


def crash_message(cause: Exception) -> str:
    """Return the sentence about a mistake of ours, with the place in our code where it showed."""
    frames = traceback.extract_tb(cause.__traceback__)
    place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "no place"
    text = " ".join(str(cause).split())
    return (
        f"runelint itself failed here ({type(cause).__name__} at {place}: {text}). "
        "Please report it, with the file that was checked."
    )
