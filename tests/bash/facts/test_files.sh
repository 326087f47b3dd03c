# `-e`, `-d` and `-f` look at files.
# outcome: possible
# stdout: "exists\nfolder\nno file\n"
# status: 0
[[ -e /dev/null ]] && echo exists
[[ -d / ]] && echo folder
[[ -f / ]] || echo 'no file'
