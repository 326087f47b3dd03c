# `while read` leaves out a last line without a newline.
# outcome: possible
# stdout: "[a]\n"
# status: 0
printf 'a\nb' | while read -r line; do echo "[$line]"; done
