#!/usr/bin/env bash
# Commands for which Bash names other lines than their own.
rows() {
  echo one
}
main()
{
  local row
  while read -r row; do
    echo "$row" >&2
  done < <(
    rows
  )
  for each in 1 2
  do
    while read -r row; do
      case $each in
        1) y=$(rows | tail -n 1) ;;
        *) while read -r y; do true; done < <(rows) ;;
      esac
    done < <(rows)
  done
}
main
if true; then
  while read -r row; do
    true
  done < <(
    rows
  )
fi
x=$(
  rows
  rows
)
z=$(for each in 1 2; do rows; done | cat)
read -r row <<END || true
$(rows)
END
tee /dev/null >/dev/null < <(rows) \
  >(
    cat
    true
  )
for word in first second; do
  eval "say_$word() { echo $word >&2; }"
done
say_first
say_second
