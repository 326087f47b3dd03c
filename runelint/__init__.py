"""runelint: checks the Bash plugins of RUNE before RUNE does."""

__version__ = "0.1.0"
