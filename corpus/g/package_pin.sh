#!/bin/dash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

pkg=$(rune_param package "")
version=$(rune_param version "")

if [ -z "$pkg" ]; then
  echo "package is missing"
  exit 1
fi

if ! dpkg-query -W -f '${Status}' "$pkg" 2>/dev/null | grep -q 'ok installed'; then
  echo "$pkg is not installed" >&2
  exit 2
fi

pin=/etc/apt/preferences.d/rune-$pkg
if [ -n "$version" ]; then
  cat >"$pin" <<EOF || rune_error 2 "cannot write the pin" '{"stage":"pin"}'
Package: $pkg
Pin: version $version
Pin-Priority: 1001
EOF
else
  apt-mark hold "$pkg" >/dev/null 2>&1 || rune_err
fi

rune_out "package=$pkg"
rune_out "version=${version:-held}"
rune_finish "pinned"
