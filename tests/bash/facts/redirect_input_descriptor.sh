# `exec 4<<<text` and `read <&4` read from a descriptor of one's own.
# outcome: possible
# stdout: "some-text\n"
# status: 0
exec 4<<<'some text'
read -r a b <&4
echo "$a-$b"
