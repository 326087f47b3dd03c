# Texts against each other, and lines beside each other.
work=$(mktemp -d)
printf '%s\n' ann bob eve >"$work/wanted"
printf '%s\n' bob zoe >"$work/present"
comm -23 "$work/wanted" "$work/present"
comm -13 "$work/wanted" "$work/present"
comm -12 "$work/wanted" "$work/present"
comm "$work/wanted" "$work/present"
comm -3 "$work/wanted" "$work/present"
comm -23 <(sort "$work/wanted") <(sort "$work/present") | wc -l
printf 'ann\n' | comm -12 - "$work/wanted"
diff -q "$work/wanted" "$work/present" >/dev/null || echo "they differ: $?"
diff "$work/wanted" "$work/wanted" && echo "they are the same"
cmp -s "$work/wanted" "$work/present" || echo "so says cmp: $?"
diff -q "$work/wanted" "$work/missing" >/dev/null 2>&1 || echo "one is missing: $?"
paste -sd, "$work/wanted"
paste -s -d ' ' "$work/wanted"
printf '%s\n' 1 2 3 | paste -sd+ -
paste -d: "$work/wanted" "$work/present"
paste "$work/wanted" "$work/present"
rm -rf "$work"
