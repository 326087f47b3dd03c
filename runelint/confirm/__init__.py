"""Findings are tried: a scenario is derived, the plugin is run, and the rule is asked again about what was seen."""
