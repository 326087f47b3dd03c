# In double quotes a backslash stays, unless it stands before `$`, a backquote, `"`, `\` or a newline.
# outcome: exact
# stdout: "a\\b $x \\ \"q\"\n"
# status: 0
echo "a\b \$x \\ \"q\""
