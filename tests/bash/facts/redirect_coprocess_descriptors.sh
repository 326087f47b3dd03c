# What is written to a coprocess goes to its stdin.
# outcome: possible
# stdout: "back\n"
# status: 0
coproc { read -r line; echo "$line"; read -r line; }
echo back >&"${COPROC[1]}"
read -r answer <&"${COPROC[0]}"
echo "$answer"
