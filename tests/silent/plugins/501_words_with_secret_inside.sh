#!/usr/bin/env bash
# Names that contain the letters of secret words mean something else.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
keyboard=$(localectl status | awk -F': ' '/X11 Layout/ {print $2}') || rune_error 2 "Locale cannot be read"
passenger_apps=$(pgrep -fc Passenger) || passenger_apps=0
monkey_runs=$(find /var/lib/monkey -name '*.run' 2>/dev/null | wc -l) || monkey_runs=0
rune_ok_kv "Host looked at" "keyboard=$keyboard" "passenger_apps=$passenger_apps" "monkey_runs=$monkey_runs"
