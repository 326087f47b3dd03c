d=$(mktemp -d)
printf '.a\n' >"$d/p.jq"
printf '{"a": 1, "b": "x"}\n' >"$d/f.json"
jq -f "$d/p.jq" "$d/f.json"
jq --from-file "$d/p.jq" "$d/f.json"
jq -rf "$d/p.jq" <"$d/f.json"
jq -nf "$d/none.jq" 2>/dev/null || echo "status $?"
jq -L "$d" .a "$d/f.json"
jq -L"$d" .b "$d/f.json"
jq -n --arg a 1 --arg a 2 '$a'
jq -nc --args '$ARGS' a b
jq -nc '$ARGS.positional' --jsonargs 1 '[2]'
jq -nc --arg x 1 '$ARGS' --args -- -a
