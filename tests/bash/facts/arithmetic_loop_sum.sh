# A sum over known words.
# outcome: possible
# stdout: "9\n"
# status: 0
sum=0
for n in 4 5; do sum=$((sum + n)); done
echo "$sum"
