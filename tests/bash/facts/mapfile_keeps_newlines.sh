# Without `-t` `mapfile` keeps the newlines.
# outcome: possible
# stdout: "[a\n]\n"
# status: 0
mapfile lines <<<a
echo "[${lines[0]}]"
