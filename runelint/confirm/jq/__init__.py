"""A small part of jq, enough to foresee what a plugin's own programs say about its message. Nothing is executed."""
