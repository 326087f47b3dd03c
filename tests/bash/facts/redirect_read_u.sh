# `read -u 4` reads from descriptor 4.
# outcome: possible
# stdout: "some-text\n"
# status: 0
exec 4<<<'some text'
read -r -u 4 a b
echo "$a-$b"
