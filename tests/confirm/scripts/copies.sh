d=$(mktemp -d); mkdir -p "$d/a/b"; echo x >"$d/a/b/f"
cp -r "$d/a/." "$d/"; cat "$d/b/f"
cp "$d/a" "$d/c" 2>/dev/null || echo "a folder is left out"
cp -r "$d/a" "$d/a/b/c" 2>/dev/null || echo "not into itself"
mkdir "$d/e"; cp -a "$d/b" "$d/e"; cat "$d/e/b/f"
cp -a "$d/b" "$d/new"; cat "$d/new/f"
mv "$d/b" "$d/z"; cat "$d/z/f"; [ -e "$d/b" ] || echo moved
mv "$d/z" "$d/z/y" 2>/dev/null || echo "nor moved there"
mv "$d/z/f" "$d/g"; cat "$d/g"; [ -e "$d/z/f" ] || echo gone
rm -rf "$d"
