"""Reports: what a check found, as text for a person or as JSON for a program. Everything here returns text."""
