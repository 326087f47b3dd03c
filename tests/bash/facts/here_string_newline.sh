# A here-string ends with a newline.
# outcome: possible
# stdout: "text\n"
# status: 0
cat <<<text
