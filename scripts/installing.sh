# shellcheck shell=bash
# Sourced: how a package of the system gets installed, where that is allowed.

# Succeeds when it installed the packages: with apt-get, as root or with a sudo that asks for no password.
install_packages() {
  local -a as_root=()
  command -v apt-get >/dev/null || return 1
  if [[ "$(id -u)" -ne 0 ]]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  echo "installing $* with apt-get" >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$@" >/dev/null && return 0
  # The list of packages may be missing or too old.
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$@" >/dev/null
}
