# A here-string ends with a newline.
# outcome: exact
# disagrees: a here-string has no newline
# stdout: "text\n"
# status: 0
cat <<<text
