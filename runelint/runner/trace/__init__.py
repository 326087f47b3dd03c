"""Which command of the plugin wrote which bytes, and what was executed: seen from outside, through the kernel."""

from __future__ import annotations

from runelint.runner.trace.connecting import Connecting
from runelint.runner.trace.sights import Sights
from runelint.runner.trace.tracer import Ends, Traced, Tracer, filter_for

__all__ = ["Connecting", "Ends", "Sights", "Traced", "Tracer", "filter_for"]
