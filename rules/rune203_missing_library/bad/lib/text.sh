# Helpers about text, and nothing about messages. Sourced, never run.

upper() { printf '%s\n' "${1^^}"; }
