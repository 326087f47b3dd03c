#!/usr/bin/env bash
# An administrator's script with JSON in its output is not a plugin.
# kind: script
set -eu
name="$1"
printf '{"name":"%s"}\n' "$name"
systemctl restart "$name"
