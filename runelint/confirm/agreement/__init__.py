"""Whether the analysis is right: what it predicts of each command, beside what real runs show of it."""
