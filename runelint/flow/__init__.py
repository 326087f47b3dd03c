"""Symbolic execution: every run of a plugin that can be imagined, as paths of events."""
