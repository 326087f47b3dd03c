"""A plugin's run with one scenario, acted out without running anything: what it decides, and why."""
