echo '{}' | jq -e '.x' >/dev/null || echo "e $?"; echo 'no json' | jq . 2>/dev/null || echo broken
