# A here-string ends with a newline.
# outcome: exact
# disagrees: TODO
# stdout: "text\n"
# status: 0
cat <<<text
