"""The jq language: programs as trees, and what can be said of their output without running them."""
