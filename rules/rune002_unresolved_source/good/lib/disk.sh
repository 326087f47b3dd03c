# Helpers about disks. Sourced, never run.

percent_used() {
  local line
  line="$(df -P "$1" 2>/dev/null | tail -n 1)" || return 1
  line="${line%\%*}"
  printf '%s\n' "${line##* }"
}
