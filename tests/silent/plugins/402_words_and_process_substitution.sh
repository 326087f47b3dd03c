#!/usr/bin/env bash
# The status of commands in the words of a loop and behind a redirection is not looked at.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

n=0
for pid in $(pgrep -x java); do
  rune_out "pid_$((n += 1))=$pid"
done
while read -r line; do
  rune_out "last=$line"
done < <(grep -h 'OutOfMemory' /var/log/tomcat/catalina.out)
rune_finish "Java processes listed"
