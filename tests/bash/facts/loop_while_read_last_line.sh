# `while read` leaves out a last line without a newline, unless it looks at the variable.
# outcome: possible
# disagrees: TODO
# stdout: "[a]\n<a>\n<b>\n"
# status: 0
printf 'a\nb' | while read -r line; do echo "[$line]"; done
printf 'a\nb' | while read -r line || [[ -n $line ]]; do echo "<$line>"; done
