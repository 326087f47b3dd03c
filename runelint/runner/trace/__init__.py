"""Which command of the plugin wrote which bytes, and what was executed: seen from outside, through the kernel."""

from __future__ import annotations

from runelint.runner.trace.tracer import Traced, Tracer

__all__ = ["Traced", "Tracer"]
