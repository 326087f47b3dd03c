# A file of functions that guards against being sourced twice is a library.
# kind: library
[[ -n "${MODULE_LOADED:-}" ]] && return 0
readonly MODULE_LOADED=1

answer() {
  echo "noise"
  rune_ok "$1" '{}'
}
