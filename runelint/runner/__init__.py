"""One real run of a plugin: a scenario goes in, an observation comes out. Nothing in here knows a rule."""
