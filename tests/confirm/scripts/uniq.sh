printf '%s\n' b a a b B | uniq
printf '%s\n' b a a b B | uniq -c
printf '%s\n' b a a b B | uniq -ci
printf '%s\n' b a a b | uniq -d
printf '%s\n' b a a b | sort | uniq -cd
printf '%s\n' b a a b | uniq -u
printf '' | uniq -c
while read -r n name; do echo "$name: $n"; done < <(printf '%s\n' x y x | sort | uniq --count)
