#!/bin/sh
# Pin a package to an origin.
set -euo pipefail

. "$(dirname "$0")/rune_bpcs.sh"
rune_init

pkg="$(rune_param package "")"
origin="$(rune_param origin "")"
prio="$(rune_param priority 900)"
[ -n "$pkg" ] || rune_error 1 "package is needed" '{"missing":["package"]}'
case "$prio" in -1|[1-9]|[1-9][0-9]|[1-9][0-9][0-9]|1000|1001) ;; *) rune_error 1 "priority out of range" '{"bad":["priority"]}' ;; esac

f="/etc/apt/preferences.d/rune-$pkg"
if [ -z "$origin" ]; then
	rm -f "$f"
	rune_ok_kv "pin removed" "package=$pkg"
fi

pin_text() {
	echo "Package: $pkg"
	echo "Pin: origin \"$origin\""
	echo "Pin-Priority: $prio"
}
pin_text >"$f.new" || rune_error 2 "cannot write the preferences" '{}'
mv -f "$f.new" "$f" || rune_error 2 "cannot replace the preferences" '{}'

candidate="$(apt-cache policy "$pkg" | sed -n 's/^  Candidate: //p')" || candidate=
if [ "$candidate" = "(none)" ] || [ -z "$candidate" ]; then
	rm -f "$f"
	rune_error 3 "with this pin the package has no candidate" "package $pkg, candidate ${candidate:-unknown}"
fi
rune_ok_kv "pinned" "package=$pkg" "candidate=$candidate" "priority=$prio"
