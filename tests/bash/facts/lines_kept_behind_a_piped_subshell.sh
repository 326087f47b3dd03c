# A function, `for`, `case` and the condition of an `if` put the count of lines back; a last or plain subshell keeps it.
# outcome: possible
# stdout: "28\n"
# status: 0
piped() {
  ( echo a ) | sort >/dev/null
  :
}
piped
for _ in 1 2; do
  ( echo a ) | sort >/dev/null
  :
done
case a in
  a)
    ( echo a ) | sort >/dev/null
    :
    ;;
esac
if ( echo a ) | sort >/dev/null; then
  :
fi
( echo a
) >/dev/null || \
  :
{ ( echo a ) | sort >/dev/null; } | \
  cat
echo $LINENO
