# `while read … || [[ -n … ]]` takes a last line without a newline, too.
# outcome: possible
# stdout: "[a]\n[b]\n"
# status: 0
printf 'a\nb' | while read -r line || [[ -n $line ]]; do echo "[$line]"; done
