# In the body of `case` `$?` is the status of a substitution in its word.
# outcome: exact
# stdout: "3\n"
# status: 0
case "$(exit 3)" in
  *) echo "$?" ;;
esac
