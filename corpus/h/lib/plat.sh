# shellcheck shell=bash
# plat.sh -- house helpers of the platform team. Sourced by the plugins beside it, never executed.
# House rules: source rune_bpcs.sh first, plat.sh second, call rune_init in the main part only.

PLAT_PLUGIN=${PLAT_PLUGIN:-$(basename "$0" .sh)}

plat::log() {
  printf '%(%FT%TZ)T %s: %s\n' -1 "$PLAT_PLUGIN" "$*" >&2
}

# plat::obj KEY VALUE [KEY VALUE ...]   prints a JSON object whose values are strings
plat::obj() {
  local -a args=()
  while (( $# >= 2 )); do
    args+=(--arg "$1" "$2")
    shift 2
  done
  jq -nc "${args[@]}" '$ARGS.named'
}

# plat::fail CODE MESSAGE [KEY VALUE ...]
plat::fail() {
  local code=$1 msg=$2
  shift 2
  plat::log "failed with $code: $msg"
  rune_error "$code" "$msg" "$(plat::obj "$@")"
}

plat::need() {
  local c
  for c in "$@"; do
    command -v "$c" >/dev/null 2>&1 || plat::fail 4 "command not found" command "$c"
  done
}

# plat::get VARIABLE PARAMETER DEFAULT
plat::get() {
  printf -v "$1" '%s' "$(rune_param "$2" "$3")"
}

# plat::must VARIABLE PARAMETER
plat::must() {
  plat::get "$1" "$2" ""
  [[ -n ${!1} ]] || plat::fail 1 "missing parameter" parameter "$2"
}

plat::run()   { plat::log "run: $*"; "$@" >&2; }
plat::quiet() { "$@" >/dev/null 2>&1; }

# plat::retry TIMES COMMAND...
plat::retry() {
  local times=$1 i
  shift
  for (( i = 1; i <= times; i++ )); do
    if "$@"; then
      return 0
    fi
    plat::log "attempt $i of $times did not work: $1"
    sleep 1
  done
  return 1
}
