#!/usr/bin/env bash
# errexit, switched on and off and inherited, and what ignores it.
false
set -e
check() { false; true; }
if check; then true; fi
check || true
check && true
! check
x=$(false; echo "$?")
( set +e; false; true )
y=$(set -e; true)
cat < <(true; true) >&2
while false; do true; done
until check; do true; done
set +e
false
( set -e; true )
set -e
shopt -s inherit_errexit
z=$(true; echo end)
for each in "$x" "$y" "$z"; do
  [[ $each == end ]] && true
done
(( 0 )) || true
f() { local -; set +e; false; true; }
f
trap 'echo "at the end" >&2' EXIT
[[ $z == other ]]
echo never
