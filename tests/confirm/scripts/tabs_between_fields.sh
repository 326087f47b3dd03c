while IFS=$'\t' read -r one two three; do
  echo "<$one> <$two> <$three>"
done < <(printf 'a b\tc\td e\tf\n\tx y\tz\n')
while IFS=$': \t' read -r name value _; do
  echo "<$name> <$value>"
done <<<$'MemTotal:       123 kB\nSwapFree: 5'
IFS=, read -r first rest <<<"a,b c,d"
echo "<$first> <$rest>"
