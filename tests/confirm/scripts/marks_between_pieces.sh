while IFS= read -r -d '' piece; do echo "<$piece>"; done < <(printf '%s\0' 'a b' 'c' '')
while IFS= read -r -d , piece || [[ -n $piece ]]; do echo "<$piece>"; done <<<'x,y z,w'
IFS= read -r -d '' text <<<'two
lines' || echo "status $?"
printf '[%s]\n' "$text"
mapfile -d '' -t pieces < <(printf '%s\0' one 'two three')
printf '%s:' "${#pieces[@]}" "${pieces[@]}"; echo
mapfile -d : -t pieces <<<'a:b:c'
printf '<%s>' "${pieces[@]}"; echo
readarray -d , pieces < <(printf 'p,q')
printf '<%s>' "${pieces[@]}"; echo
