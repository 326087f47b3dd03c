# `read -r -d '' x <<E || true` is harmless.
# outcome: possible
# stdout: "[text]\n"
# status: 0
set -e
read -r -d '' x <<'E' || true
text
E
echo "[$x]"
