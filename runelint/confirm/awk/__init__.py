"""The part of awk that plugins use, acted out."""
