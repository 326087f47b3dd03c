#!/usr/bin/env bash
# owner: platform-identity   ticket: PLAT-2402
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

readonly BASE=/srv/accounts

random_text() { head -c 18 /dev/urandom | base64; }

# runs in parentheses, so that the cd and the umask stay inside
make_home() (
  cd "$BASE" || exit 1
  umask 027
  mkdir -p "$LOGIN"/{inbox,outbox,.ssh} || exit 1
  chown -R "$LOGIN:" "$LOGIN" 2>/dev/null || exit 1
  rune_out "home=$BASE/$LOGIN"
)

main() {
  rune_init
  plat::need useradd chpasswd chown
  plat::must LOGIN login
  [[ $LOGIN =~ ^[a-z][a-z0-9]{2,15}$ ]] || plat::fail 1 "not a login" login "$LOGIN"
  if id -u "$LOGIN" >/dev/null 2>&1; then
    plat::fail 1 "login is taken" login "$LOGIN"
  fi

  plat::run useradd --no-create-home --home-dir "$BASE/$LOGIN" "$LOGIN" || plat::fail 3 "useradd failed" login "$LOGIN"
  make_home || plat::fail 2 "cannot make the home directory" login "$LOGIN"

  local initial_password
  initial_password=$(random_text)
  chpasswd <<<"$LOGIN:$initial_password" >&2 || plat::fail 3 "chpasswd failed" login "$LOGIN"
  chage -d 0 "$LOGIN" >&2 || plat::log "password does not expire"

  local free
  free=$(df -Ph "$BASE" 2>/dev/null | awk 'NR == 2 { print $4 }') || free=unknown
  rune_out space left "$free"
  rune_out "login=$LOGIN"
  rune_out "initial_password=$initial_password"
  rune_finish "account is ready"
}

main "$@"
