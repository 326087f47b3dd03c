#!/usr/bin/env bash
# File helpers. checksum prints, so call it in $( ).
checksum() { sha256sum -- "$1" 2>/dev/null | cut -d' ' -f1; }

# status 1 when there is nothing to back up
backup_file() {
  [[ -e "$1" ]] || return 1
  cp -p -- "$1" "$1.bak.$(date +%s)"
}

has_space() {
  local avail
  avail=$(df -Pk -- "$1" 2>/dev/null | awk 'NR==2{print $4}') || return 1
  [[ -n "$avail" ]] && [ "$avail" -ge "$2" ]
}
