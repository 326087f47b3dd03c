# patch a dedicated server: stop, unpack, migrate, start; go back when the start fails
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

REALM=$(rune_param realm "")
BUILD=$(rune_param build "")
BASE=/srv/realms

bail() { rune_error "$1" "$2" "$(jq -nc --arg r "$REALM" --arg s "${3:-}" '{realm:$r, step:$s}')" >&3; }

[[ $REALM =~ ^[a-z]+-[0-9]+$ ]] || bail 1 "bad realm name" check
[[ $BUILD =~ ^[0-9]+$ ]] || bail 1 "build is a number" check
[[ -f $BASE/builds/$BUILD.tar.xz ]] || bail 2 "no such build" check

go_back() {
  rm -rf "${BASE:?}/$REALM/next"
  systemctl start "realm@$REALM" || true
}

status_page() {
  ( while sleep 5; do date +%s >"/run/patch-$REALM.beat" || exit 0; done ) >/dev/null 2>&1 &
}
status_page

systemctl stop "realm@$REALM" || bail 3 "cannot stop" stop
mkdir -p "$BASE/$REALM/next"
tar -xJf "$BASE/builds/$BUILD.tar.xz" -C "$BASE/$REALM/next" || { go_back; bail 3 "cannot unpack" unpack; }

if [[ -x $BASE/$REALM/next/migrate ]]; then
  "$BASE/$REALM/next/migrate" --realm "$REALM" 2>&1 | while IFS= read -r line; do
    echo "migrate: $line"
    case $line in
      *FATAL*) rune_error 3 "migration failed" '{"step":"migrate"}' ;;
    esac
  done || true
fi

ln -sfn "$BASE/$REALM/next" "$BASE/$REALM/current" || bail 3 "cannot switch" switch
if ! systemctl start "realm@$REALM"; then
  go_back
  exec /usr/local/bin/page-oncall "realm $REALM does not start with $BUILD"
fi
rune_ok "patched" "$(jq -nc --arg r "$REALM" --arg b "$BUILD" '{realm:$r, build:$b}')" >&3
