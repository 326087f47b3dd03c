"""The contracts that a plugin can be held to, as data."""
