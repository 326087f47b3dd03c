"""Texts that a pattern, an expression or a comparison accepts, and texts that it does not."""
