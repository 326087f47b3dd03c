"""The Bash Plugin Communication Specification of RUNE: its library, its codes, its message."""
