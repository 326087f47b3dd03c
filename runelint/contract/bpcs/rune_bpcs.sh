# shellcheck shell=bash
# Helper library for RUNE's Bash plugins (BPCS). SPDX-License-Identifier: MPL-2.0
#
# It shows a plugin what RUNE's own library shows, with few starts of jq: none in the readers, one in rune_init for a
# message and one in an emitter for data that is not simple. That holds for what plugins usually do. Everything else goes
# the long way, with the calls of jq that RUNE's library makes, since a plugin sees what they print and how they fail.
# For the same reason the names of local variables and the order of the steps are RUNE's where a plugin can tell: with
# `readonly message`, rune_error fails.
#
# What only looks things up is not traced (`local -; shopt -uo xtrace`): a `set -x` of the plugin is about its own lines. With
# functrace it is, since a DEBUG trap of the plugin runs in it.
#
# Needs Bash 4.4 or later and jq 1.6 or later.

RUNE_INPUT_JSON=""
RUNE_MESSAGE_METADATA="{}"
RUNE_OBSERVABILITY="{}"
RUNE_INPUT_PARAMETERS_JSON="{}"
RUNE_CONTEXT_JSON="{}"

RUNE_OUT_FIELDS=()
RUNE_ERROR_CODE=0
RUNE_ERROR_MESSAGE=""

# What is private is kept in arrays: `set -a` does not export them, so the key `ENV` does not show them.
#
# The values that are not null, under "PLACE:KEY"; PLACE is p (parameter), c (context), m (metadata), o (observability).
declare -gA _RUNE_TYPE=() _RUNE_TEXT=() _RUNE_JSON=()
# What they were made from, by the first letter of the place: a plugin may assign to the public variables.
declare -gA _RUNE_SEEN=()

# shellcheck disable=SC2016  # What begins with $ is for jq.
declare -gA _RUNE_JQ=(
  # Prints the five public variables, then name, type, text and JSON of each value, then a dot; \u001e ends each field.
  # Where it prints nothing, the long way is taken. The message is read again from its compact text, as the readers of
  # RUNE's library do: writing it changes some numbers. With control characters in a message, \u001e would not be safe.
  [survey]='
    def field: ., "\u001e";
    def values($place): . as $all | keys_unsorted[] | $all[.] as $value | select($value != null)
      | $place + ., ($value | type, tostring, tojson) | field;
    def fits: type == "object" or . == null;
    def an_object: if type == "object" then . else {} end;
    def timestamp: now | strftime("%Y-%m-%dT%H:%M:%S.") + (. * 1000 % 1000 + 1000 | tostring)[1:4] + "Z";
    select(length == 1) | .[0] | select(type == "object") | tojson as $text
    | select($text | utf8bytelength <= 65536 and (contains("\\u00") or contains("\u007f") | not))
    | $text | fromjson
    | select((.payload | fits) and (.payload.input_parameters | fits) and (.payload.context | fits))
    | (.message_metadata // {} | an_object | .version = (.version // "1.0")
       | .message_id = (.message_id // $id) | .created_at = (.created_at // timestamp)) as $about
    | (.observability // {} | an_object | .trace_id = (.trace_id // "trace-" + $id)
       | .span_id = (.span_id // "span-" + $id)) as $watch
    | (.payload.input_parameters // {}) as $parameters
    | (.payload.context // {}) as $context
    | ($text, ($about, $watch, $parameters, $context | tojson) | field),
      ($parameters | values("p:")), ($context | values("c:")), ($about | values("m:")), ($watch | values("o:")),
      ("." | field)'
  # The emitters: $data is JSON, or text that may hold it. Status 97: it is something that only the long way knows.
  [success]='
    (if $data | type == "string" then $data | try fromjson catch null else $data end) as $data
    | if $data | type != "object" then "" | halt_error(97) else . end
    | {
        message_metadata: $mm,
        payload: {
          result: "success",
          output_data: ($data | if $msg == "" or has("message") then . else . + {message: $msg} end)
        },
        observability: $obs,
        error: null
      }'
  [error]='
    (if $data | type == "string" then $data | try fromjson catch null else $data end) as $data
    | if $data | type != "object" then "" | halt_error(97) else . end
    | {
        message_metadata: $mm,
        payload: null,
        observability: $obs,
        error: {code: ($code | tonumber), message: $msg, details: $data}
      }'
  # A message that a plugin has built itself: what it must be to be emitted.
  [is_message]='
    def all_strings(names): . as $object | [names] | all($object[.] | type == "string");
    type == "object"
    and has("payload") and has("observability") and has("error")
    and (.message_metadata | type == "object" and all_strings("version", "message_id", "created_at"))
    and (.observability | type == "object" and all_strings("trace_id", "span_id"))
    and if .error == null then
          .payload | type == "object" and .result == "success" and (.output_data | type == "object")
        else
          .payload == null
          and (.error | type == "object" and (.code | type == "number") and (.message | type == "string")
               and (.details | type == "object"))
        end'
  [status_of]='if .error == null then 0 else .error.code // 100 end'
)

# What the shell makes of the words `echo` and `jq` is part of what a plugin sees. True where it is the usual.
_rune_is_usual() {
  ! shopt -q xpg_echo && ! declare -F echo >/dev/null && ! declare -F jq >/dev/null && command -v jq >/dev/null 2>&1
}

# True if IFS can be changed: where it is readonly, fields cannot be told apart.
_rune_may_split() {
  [[ -z ${IFS+x} ]] || [[ ${IFS@a} != *r* ]]
}

# True if the values under PLACE are those of the JSON text that the readers of RUNE's library would ask now.
_rune_knows() { # PLACE TEXT
  [[ -n $2 ]] && [ "$2" = "${_RUNE_SEEN[$1]-}" ] && _rune_is_usual
}

# True if jq would take KEY and DEFAULT as they are, and they fit on its command line.
_rune_is_plain() { # KEY DEFAULT
  [[ $1$2 != *[![:ascii:]]* && $1 != *[[:cntrl:]]* && ${#1} -le 1000 && ${#2} -le 100000 ]]
}

_rune_require_jq() {
  if ! command -v jq >/dev/null 2>&1; then
    echo "jq is required for rune_bpcs.sh" >&2
    exit 2
  fi
}

_rune_set_id() { # NAME of the variable
  local _rune_id=""
  { read -r _rune_id </proc/sys/kernel/random/uuid; } 2>/dev/null ||
    _rune_id=$(uuidgen 2>/dev/null) || builtin printf -v _rune_id 'rune-%(%s)T-%s-%s' -1 "$$" "$RANDOM"
  builtin printf -v "$1" '%s' "$_rune_id"
}

# The plugin cannot be started with this input: say so, under names that are made up.
_rune_reject() { # MESSAGE REASON
  local id
  _rune_set_id id
  jq -nc --arg id "$id" --arg message "$1" --arg reason "$2" '
    (now | strftime("%Y-%m-%dT%H:%M:%S.") + (. * 1000 % 1000 + 1000 | tostring)[1:4] + "Z") as $now
    | {
        message_metadata: {version: "1.0", message_id: $id, created_at: $now},
        payload: null,
        observability: {trace_id: "trace-\($id)", span_id: "span-\($id)"},
        error: {code: 1, message: $message, details: {reason: $reason}}
      }'
  exit 1
}

# Prints CANDIDATE as compact JSON, or {} when it is no JSON object.
_rune_object() { # CANDIDATE
  local candidate="$1"
  if [[ -z $candidate ]] || ! echo "$candidate" | jq -e 'type=="object"' >/dev/null 2>&1; then
    candidate="{}"
  fi
  echo "$candidate" | jq -c '.'
}

# Fails as the command did whose STATUS it is told.
_rune_fail_with() { # STATUS
  return "$1"
}

# Takes over _rune_field: the public variables, then name, type, text and JSON of each value.
_rune_take() {
  local - _rune_at _rune_name
  [[ $- == *T* ]] || shopt -uo xtrace
  RUNE_INPUT_JSON=${_rune_field[0]}
  RUNE_MESSAGE_METADATA=${_rune_field[1]}
  RUNE_OBSERVABILITY=${_rune_field[2]}
  RUNE_INPUT_PARAMETERS_JSON=${_rune_field[3]}
  RUNE_CONTEXT_JSON=${_rune_field[4]}
  _RUNE_SEEN=([i]=$RUNE_INPUT_JSON [m]=$RUNE_MESSAGE_METADATA [o]=$RUNE_OBSERVABILITY)
  for ((_rune_at = 5; _rune_at + 3 < ${#_rune_field[@]}; _rune_at += 4)); do
    # A name is never empty, `@` or `*`, which cannot be subscripts: the place stands before the key.
    _rune_name=${_rune_field[_rune_at]}
    _RUNE_TYPE[$_rune_name]=${_rune_field[_rune_at + 1]}
    _RUNE_TEXT[$_rune_name]=${_rune_field[_rune_at + 2]}
    _RUNE_JSON[$_rune_name]=${_rune_field[_rune_at + 3]}
  done
}

# Sets _rune_field to what jq finds in the message TEXT; fails where the long way is to be taken.
_rune_survey() { # TEXT ID
  local - IFS=$'\x1e' _rune_found
  set -f
  [[ $- == *T* ]] || shopt -uo xtrace
  _rune_found=$(echo "$1" | jq -sj --arg id "$2" "${_RUNE_JQ[survey]}" 2>/dev/null || :)
  # shellcheck disable=SC2206  # Splitting is what is wanted: at \x1e alone, and without globbing.
  [[ $_rune_found == *$'\x1e.\x1e' ]] && _rune_field=(${_rune_found%$'.\x1e'})
}

# Sets _rune_names and _rune_values to the members of OBJECT, which is compact and has no escapes; fails when it has a
# name twice. IFS is a quote.
_rune_members() { # OBJECT
  local _rune_at _rune_marks _rune_opened _rune_closed _rune_depth=0 _rune_value=""
  local -A _rune_met=()
  # shellcheck disable=SC2206  # Splitting is what is wanted: every other part is a text.
  local -a _rune_parts=($1)
  _rune_names=() _rune_values=()
  for ((_rune_at = 0; _rune_at < ${#_rune_parts[@]}; _rune_at += 2)); do
    _rune_marks=${_rune_parts[_rune_at]}
    _rune_opened=${_rune_marks//[!\{\[]/} _rune_closed=${_rune_marks//[!\}\]]/}
    _rune_depth=$((_rune_depth + ${#_rune_opened} - ${#_rune_closed}))
    _rune_value+=$_rune_marks
    if [[ $_rune_depth -eq 0 || ($_rune_depth -eq 1 && $_rune_marks == *,) ]] && [[ $_rune_at -gt 0 ]]; then
      _rune_value=${_rune_value%?}
      _rune_values+=("${_rune_value#:}")
    fi
    if [[ $_rune_depth -eq 1 && $_rune_marks == *["{,"] ]]; then
      _rune_names+=("${_rune_parts[_rune_at + 1]}")
      [[ -z ${_rune_met[${_rune_parts[_rune_at + 1]}.]-} ]] || return 1
      _rune_met[${_rune_parts[_rune_at + 1]}.]=1
      _rune_value=""
    else
      _rune_value+="\"${_rune_parts[_rune_at + 1]-}\""
    fi
  done
}

# True if no name is in JSON twice, where it has escapes in no name.
_rune_names_once() { # JSON
  # In a subshell, as BASH_REMATCH is the plugin's. Not every library of regular expressions knows `\1` here.
  [[ $1 != *'":'*'":'* ]] || (
    _rune_twice='"([^"]*)":.*"\1":'
    [[ '"a":"a":' =~ $_rune_twice && ! $1 =~ $_rune_twice ]]
  )
}

# Adds the values in OBJECT that are not null to _rune_field; fails where only jq can tell what they are, and when not
# each NAME is that of a text.
_rune_keep() { # PLACE OBJECT NAME...
  local _rune_place=$1 _rune_at _rune_value _rune_type _rune_text
  local -a _rune_names _rune_values
  local -A _rune_texts=()
  [[ $2 == "{"* ]] && _rune_members "$2" || return 1
  for _rune_at in "${!_rune_names[@]}"; do
    _rune_value=${_rune_values[_rune_at]} _rune_text=${_rune_values[_rune_at]}
    _rune_names_once "$_rune_value" || return 1
    case $_rune_value in
      '"'*) _rune_type=string _rune_text=${_rune_value:1:-1} _rune_texts[${_rune_names[_rune_at]}.]=1 ;;
      "{"*) _rune_type=object ;;
      "["*) _rune_type=array ;;
      t* | f*) _rune_type=boolean ;;
      n*) continue ;;
      *) _rune_type=number ;;
    esac
    _rune_field+=("$_rune_place${_rune_names[_rune_at]}" "$_rune_type" "$_rune_text" "$_rune_value")
  done
  for _rune_at in "${@:3}"; do
    [[ -n ${_rune_texts[$_rune_at.]-} ]] || return 1
  done
}

# Sets _rune_field to what the survey would find in the message TEXT; fails where only jq can tell what that is. Without
# it can be read what is short, has every name that it must have, and holds texts without escapes, small whole numbers,
# true, false, null, objects and arrays. The blanks are those that RUNE writes, or none.
_rune_glance() { # TEXT
  local - IFS=\" _rune_at _rune_marks _rune_form="" _rune_text=""
  [[ $- == *T* ]] || shopt -uo xtrace
  set -f
  [[ ${#1} -le 4000 && $1 != *[![:ascii:]]* && $1 != *[[:cntrl:]]* && $1 != *\\* ]] && ! shopt -q nocasematch || return 1
  # shellcheck disable=SC2206  # Splitting is what is wanted: every other part is a text.
  local -a _rune_parts=($1)
  for ((_rune_at = 0; _rune_at < ${#_rune_parts[@]}; _rune_at += 2)); do
    _rune_marks=${_rune_parts[_rune_at]//, /,}
    _rune_marks=${_rune_marks//: /:}
    _rune_form+="$_rune_marks\""
    _rune_text+="$_rune_marks\"${_rune_parts[_rune_at + 1]-}\""
  done
  _rune_form=${_rune_form%\"} _rune_text=${_rune_text%\"\"}
  # Other blanks, letters that have a meaning in a form, and numbers that jq writes differently.
  [[ $((${#_rune_parts[@]} % 2)) -eq 1 && $_rune_form != *[" KPV"]* && $_rune_form != *-0* ]] &&
    [[ $_rune_form != *[!0123456789]0[0123456789]* ]] && _rune_has_small_numbers "$_rune_form" &&
    _rune_is_object "$_rune_form" && _rune_take_apart "$_rune_text"
}

# True if no number in FORM has more than fifteen digits.
_rune_has_small_numbers() { # FORM
  local _rune_form=${1//[123456789]/0}
  [[ $_rune_form != *0000000000000000* ]]
}

# Sets _rune_field to what is in the message TEXT, where _rune_glance has found nothing against it.
_rune_take_apart() { # TEXT
  local _rune_at _rune_about="" _rune_watch="" _rune_load="" _rune_parameters={} _rune_context={}
  local -a _rune_names _rune_values
  _rune_members "$1" || return 1
  for _rune_at in "${!_rune_names[@]}"; do
    case ${_rune_names[_rune_at]} in
      message_metadata) _rune_about=${_rune_values[_rune_at]} ;;
      observability) _rune_watch=${_rune_values[_rune_at]} ;;
      payload) _rune_load=${_rune_values[_rune_at]} ;;
      *) _rune_names_once "${_rune_values[_rune_at]}" || return 1 ;;
    esac
  done
  [[ $_rune_load == "{"* ]] && _rune_members "$_rune_load" || return 1
  for _rune_at in "${!_rune_names[@]}"; do
    case ${_rune_names[_rune_at]} in
      input_parameters) _rune_parameters=${_rune_values[_rune_at]} ;;
      context) _rune_context=${_rune_values[_rune_at]} ;;
      *) _rune_names_once "${_rune_values[_rune_at]}" || return 1 ;;
    esac
  done
  _rune_field=("$1" "$_rune_about" "$_rune_watch" "$_rune_parameters" "$_rune_context")
  _rune_keep p: "$_rune_parameters" && _rune_keep c: "$_rune_context" &&
    _rune_keep m: "$_rune_about" version message_id created_at && _rune_keep o: "$_rune_watch" trace_id span_id
}

# Sets raw to what stdin holds but for the newlines at its end. Fails when cat has to go on: behind raw and _rune_nul,
# which is the NUL that came next, or says what is wrong with stdin.
_rune_read() {
  local - _rune_status=0
  [[ $- == *T* ]] || shopt -uo xtrace
  ! declare -F cat >/dev/null && _rune_may_split || return 1
  IFS="" builtin read -r -d "" -n 4096 raw 2>/dev/null || _rune_status=$?
  [[ $_rune_status -ne 0 || ${#raw} -ge 4096 ]] || _rune_nul='\0'
  [[ $_rune_status -eq 1 && -n $raw ]] && raw=${raw%"${raw##*[!$'\n']}"}
}

rune_init() {
  _rune_require_jq

  if [[ -n $RUNE_INPUT_JSON ]]; then
    return 0
  fi

  local raw="" _rune_nul=""
  # A process only where there is more to it.
  _rune_read || raw=$(builtin printf "%s$_rune_nul" "$raw" && cat)
  if [[ -z $raw ]]; then
    _rune_reject "Invalid input: empty stdin" "stdin was empty"
  fi

  local gen_id
  local -a _rune_field=()
  _rune_set_id gen_id
  if _rune_is_usual && _rune_may_split && { _rune_glance "$raw" || _rune_survey "$raw" "$gen_id"; }; then
    _rune_take
    return 0
  fi

  if ! echo "$raw" | jq -e 'type=="object"' >/dev/null 2>&1; then
    _rune_reject "Invalid input: expected a JSON object" "stdin was not valid JSON object"
  fi
  RUNE_INPUT_JSON=$(echo "$raw" | jq -c '.')
  local now
  now=$(jq -nr 'now | strftime("%Y-%m-%dT%H:%M:%S.") + (. * 1000 % 1000 + 1000 | tostring)[1:4] + "Z"')
  RUNE_MESSAGE_METADATA=$(
    echo "$RUNE_INPUT_JSON" | jq -c --arg now "$now" --arg gen_id "$gen_id" '
      .message_metadata // {} | if type == "object" then . else {} end
      | .version = (.version // "1.0") | .message_id = (.message_id // $gen_id) | .created_at = (.created_at // $now)'
  )
  RUNE_OBSERVABILITY=$(
    echo "$RUNE_INPUT_JSON" | jq -c --arg gen_id "$gen_id" '
      .observability // {} | if type == "object" then . else {} end
      | .trace_id = (.trace_id // "trace-" + $gen_id) | .span_id = (.span_id // "span-" + $gen_id)'
  )
  RUNE_INPUT_PARAMETERS_JSON=$(_rune_object "$(echo "$RUNE_INPUT_JSON" | jq -c '.payload.input_parameters // {}')")
  RUNE_CONTEXT_JSON=$(_rune_object "$(echo "$RUNE_INPUT_JSON" | jq -c '.payload.context // {}')")
}

# False counts as missing: RUNE's library asks with jq's `//`.
_rune_has() { # PLACE:KEY
  local _rune_type=${_RUNE_TYPE[$1]-}
  [[ -n $_rune_type ]] && ! [[ $_rune_type == boolean && ${_RUNE_TEXT[$1]} == false ]]
}

# Prints the value, or the default where there is none. Fails when it cannot write: then jq has to, and to say why not.
_rune_print() { # PLACE:KEY TEXT|JSON DEFAULT
  local _rune_value=$3
  if _rune_has "$1"; then
    # No name reference: a trace that has one in it proves nothing.
    if [[ $2 == JSON ]]; then
      _rune_value=${_RUNE_JSON[$1]}
    else
      _rune_value=${_RUNE_TEXT[$1]}
    fi
  fi
  builtin printf '%s\n' "$_rune_value" 2>/dev/null
}

# True if DEFAULT is JSON that jq prints as it stands. On a terminal jq prints in colours.
_rune_is_compact() { # DEFAULT
  [[ ! -t 1 ]] || return 1
  [ "$1" = null ] || [ "$1" = true ] || [ "$1" = false ] || [ "$1" = '{}' ] || [ "$1" = '[]' ] || [ "$1" = '""' ] ||
    [ "$1" = 0 ] || [[ ${#1} -le 15 && $1 == [123456789]* && $1 != *[!0123456789]* ]]
}

# True if the value is printed as it stands: jq spreads objects and arrays over lines, `$( )` drops newlines at the end.
_rune_is_flat() { # PLACE:KEY
  local _rune_type=${_RUNE_TYPE[$1]-}
  [[ $_rune_type != object && $_rune_type != array && ${_RUNE_TEXT[$1]-} != *$'\n' ]]
}

# Prints a parameter or a value of the context, or the default; fails where jq has to.
_rune_tell() { # PLACE:KEY TEXT|JSON DEFAULT
  local - _rune_default=$3
  [[ $- == *T* ]] || shopt -uo xtrace
  if [[ $2 == JSON ]]; then
    _rune_is_compact "$3" || return 1
    _rune_default=""
  fi
  _rune_knows i "${RUNE_INPUT_JSON-}" && _rune_is_plain "${1#*:}" "$_rune_default" && _rune_print "$1" "$2" "$3"
}

# Sets v to a value of what the message is about; fails where jq has to.
_rune_find() { # PLACE:KEY TEXT
  local -
  [[ $- == *T* ]] || shopt -uo xtrace
  _rune_knows "${1%%:*}" "$2" && _rune_is_plain "${1#*:}" "" && _rune_is_flat "$1" || return 1
  v=${_RUNE_TEXT[$1]-}
}

# Prints a value of what the trace is about, or the default; fails where jq has to.
_rune_tell_obs() { # KEY DEFAULT
  local -
  [[ $- == *T* ]] || shopt -uo xtrace
  _rune_knows o "${RUNE_OBSERVABILITY-}" && _rune_is_plain "$1" "$2" && _rune_is_flat "o:$1" && [[ ! -t 1 ]] &&
    _rune_print "o:$1" TEXT "$2"
}

# The long way stands in each reader, not in a function of its own: an ERR trap would run once more.
rune_param() { # KEY [DEFAULT]
  local key="$1"
  local default_value="${2-}"
  if _rune_tell "p:$key" TEXT "$default_value"; then
    return 0
  fi
  echo "$RUNE_INPUT_JSON" | jq -r --arg key "$key" --arg dflt "$default_value" \
    '.payload.input_parameters[$key] // $dflt | tostring'
}

rune_ctx() { # KEY [DEFAULT]
  local key="$1"
  local default_value="${2-}"
  if _rune_tell "c:$key" TEXT "$default_value"; then
    return 0
  fi
  echo "$RUNE_INPUT_JSON" | jq -r --arg key "$key" --arg dflt "$default_value" \
    '.payload.context[$key] // $dflt | tostring'
}

rune_param_json() { # KEY [DEFAULT_JSON]
  local key="$1"
  local default_json="${2:-null}"
  if _rune_tell "p:$key" JSON "$default_json"; then
    return 0
  fi
  echo "$RUNE_INPUT_JSON" | jq -c --arg key "$key" --argjson dflt "$default_json" \
    '.payload.input_parameters[$key] // $dflt'
}

rune_ctx_json() { # KEY [DEFAULT_JSON]
  local key="$1"
  local default_json="${2:-null}"
  if _rune_tell "c:$key" JSON "$default_json"; then
    return 0
  fi
  echo "$RUNE_INPUT_JSON" | jq -c --arg key "$key" --argjson dflt "$default_json" '.payload.context[$key] // $dflt'
}

rune_all_params() {
  echo "$RUNE_INPUT_PARAMETERS_JSON"
}

rune_all_ctx() {
  echo "$RUNE_CONTEXT_JSON"
}

rune_meta() { # KEY [DEFAULT]
  local key="$1"
  local default_value="${2-}"
  local v
  if ! _rune_find "m:$key" "${RUNE_MESSAGE_METADATA-}"; then
    v=$(echo "$RUNE_MESSAGE_METADATA" | jq -r --arg key "$key" 'if has($key) then .[$key] else empty end')
  fi
  if [[ -n $v && $v != "null" ]]; then
    echo "$v"
    return 0
  fi

  if ! _rune_find "o:$key" "${RUNE_OBSERVABILITY-}"; then
    v=$(echo "$RUNE_OBSERVABILITY" | jq -r --arg key "$key" 'if has($key) then .[$key] else empty end')
  fi
  if [[ -n $v && $v != "null" ]]; then
    echo "$v"
    return 0
  fi

  echo "$default_value"
}

rune_obs() { # KEY [DEFAULT]
  local key="$1"
  local default_value="${2-}"
  if _rune_tell_obs "$key" "$default_value"; then
    return 0
  fi
  echo "$RUNE_OBSERVABILITY" | jq -r --arg key "$key" --arg dflt "$default_value" '.[$key] // $dflt'
}

# True if no JSON text that is made from TEXT can be too long for a command line (128 KiB): one character makes at most
# six bytes (\u001f; 1e17 becomes a 1 with 17 zeros).
_rune_is_short() { # TEXT
  [[ ${#1} -le 20000 ]]
}

# Sets _rune_quoted to TEXT as jq writes it between quotes; fails where only jq can tell what that is.
_rune_quote() { # TEXT
  local _rune_rest=${1//[$'\n\t']/} _rune_escape=\\ _rune_mark=\"
  [[ $_rune_rest != *[![:ascii:]]* && $_rune_rest != *[[:cntrl:]]* ]] || return 1
  # The quotes inside keep `&` and backslashes in the replacement from meaning anything (patsub_replacement).
  _rune_quoted=${1//"$_rune_escape"/"$_rune_escape$_rune_escape"}
  _rune_quoted=${_rune_quoted//"$_rune_mark"/"$_rune_escape$_rune_mark"}
  _rune_quoted=${_rune_quoted//$'\n'/"${_rune_escape}n"}
  _rune_quoted=${_rune_quoted//$'\t'/"${_rune_escape}t"}
}

# True if FORM is that of a JSON object: all that stands outside of its texts, each of which is one quote in it. No
# blank is in it, and no number that jq could write differently.
_rune_is_object() { # FORM
  local _rune_form=$1 _rune_before=""
  [[ $_rune_form == "{"* ]] || return 1
  # Every key becomes K, every value that holds no other becomes V, ...
  _rune_form=${_rune_form//\":/K}
  _rune_form=${_rune_form//[123456789]/0}
  while [[ $_rune_form == *00* ]]; do _rune_form=${_rune_form//00/0}; done
  _rune_form=${_rune_form//-0/0}
  _rune_form=${_rune_form//true/0}
  _rune_form=${_rune_form//false/0}
  _rune_form=${_rune_form//null/0}
  _rune_form=${_rune_form//[\"0]/V}
  # ... a key with its value P, and so on from within. Keys find their values first, before those are joined to a list.
  while [[ $_rune_form != "$_rune_before" ]]; do
    _rune_before=$_rune_form
    _rune_form=${_rune_form//KV/P}
    _rune_form=${_rune_form//P,P/P}
    _rune_form=${_rune_form//V,V/V}
    _rune_form=${_rune_form//"{P}"/V}
    _rune_form=${_rune_form//"{}"/V}
    _rune_form=${_rune_form//"[V]"/V}
    _rune_form=${_rune_form//"[]"/V}
  done
  [ "$_rune_form" = V ]
}

# Sets _rune_json to TEXT as `jq -c` prints it; fails where only jq can tell what that is. Simple is a short object of
# texts without escapes, small whole numbers, true, false, null, and objects and arrays of those; no key is there twice,
# nor is `message`. Call it in a subshell.
_rune_compact() { # TEXT
  local _rune_form _rune_at
  # What blanks keep apart, and numbers that jq writes differently; letters that have a meaning in a form.
  local _rune_odd='[[:alnum:]-][[:space:]]+[[:alnum:]-]|-0|[0123456789]{16}|(^|[^0123456789])0[0123456789]|[KPV]'
  IFS=\" && set -f && shopt -u nocasematch || return 1
  # shellcheck disable=SC2206  # Splitting is what is wanted: every other part is a text.
  local -a _rune_parts=($1) _rune_marks
  ((${#1} <= 2000 && ${#_rune_parts[@]} % 2)) || return 1
  builtin printf -v _rune_form '%s"%.0s' "${_rune_parts[@]}"
  _rune_form=${_rune_form%\"}
  [[ ! $_rune_form =~ $_rune_odd ]] || return 1
  _rune_json=$1
  if [[ $_rune_form == *[[:space:]]* ]]; then
    _rune_form=${_rune_form//[$' \t\r\n']/}
    # shellcheck disable=SC2206
    _rune_marks=($_rune_form)
    _rune_json=${_rune_marks[0]}
    for ((_rune_at = 1; _rune_at < ${#_rune_marks[@]}; _rune_at++)); do
      _rune_json+="\"${_rune_parts[2 * _rune_at - 1]}\"${_rune_marks[_rune_at]}"
    done
  fi
  [[ $_rune_json != *[![:ascii:]]* && $_rune_json != *[[:cntrl:]]* && $_rune_json != *\\* ]] || return 1
  _rune_names_once "$_rune_json\"message\":" && _rune_is_object "$_rune_form"
}

# Prints an answer as jq would; fails where only jq can tell what comes of it. Call it in a subshell.
_rune_answer() { # MESSAGE DATA [CODE]
  [[ $- == *T* ]] || shopt -uo xtrace
  local _rune_quoted _rune_json
  [[ ! -t 1 ]] && _rune_knows m "${RUNE_MESSAGE_METADATA-}" && _rune_knows o "${RUNE_OBSERVABILITY-}" &&
    _rune_is_short "$1" && _rune_quote "$1" && _rune_compact "$2" || return 1
  local _rune_end="\"observability\":$RUNE_OBSERVABILITY,\"error\":"
  if [[ $# -eq 3 ]]; then
    [[ ${#3} -le 9 && $3 == [123456789]* && $3 != *[!0123456789]* ]] || return 1
    _rune_json="null,$_rune_end{\"code\":$3,\"message\":\"$_rune_quoted\",\"details\":$_rune_json}"
  else
    if [[ -n $1 ]]; then
      _rune_json=${_rune_json%\}}
      [[ $_rune_json == "{" ]] || _rune_json+=,
      _rune_json+="\"message\":\"$_rune_quoted\"}"
    fi
    _rune_json="{\"result\":\"success\",\"output_data\":$_rune_json},${_rune_end}null"
  fi
  builtin printf '%s\n' "{\"message_metadata\":$RUNE_MESSAGE_METADATA,\"payload\":$_rune_json}"
}

rune_ok() { # MESSAGE [OUTPUT_DATA_JSON]
  local status_message="$1"
  local output_json
  if [[ $# -ge 2 ]]; then
    output_json="$2"
  else
    output_json="{}"
  fi

  local output_data
  local _rune_status=97
  if _rune_is_short "$output_json" && _rune_is_usual; then
    _rune_status=0
    output_data=${output_json:-"{}"}
    (_rune_answer "$status_message" "$output_data") 2>/dev/null ||
      jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg msg "$status_message" \
        --arg data "$output_data" "${_RUNE_JQ[success]}" || _rune_status=$?
  fi
  if [[ $_rune_status -eq 97 ]]; then
    output_data=$(_rune_object "$output_json")
    jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg msg "$status_message" \
      --argjson data "$output_data" "${_RUNE_JQ[success]}"
  else
    _rune_fail_with "$_rune_status"
  fi
  exit 0
}

rune_error() { # CODE MESSAGE [DETAILS_JSON]
  local code="$1"
  local message="$2"
  local details_json
  if [[ $# -ge 3 ]]; then
    details_json="$3"
  else
    details_json="{}"
  fi

  local details
  local _rune_status=97
  if _rune_is_short "$details_json" && _rune_is_usual; then
    _rune_status=0
    details=${details_json:-"{}"}
    (_rune_answer "$message" "$details" "$code") 2>/dev/null ||
      jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg msg "$message" \
        --arg data "$details" --argjson code "$code" "${_RUNE_JQ[error]}" || _rune_status=$?
  fi
  if [[ $_rune_status -eq 97 ]]; then
    details=$(_rune_object "$details_json")
    jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg msg "$message" \
      --argjson data "$details" --argjson code "$code" "${_RUNE_JQ[error]}"
  else
    _rune_fail_with "$_rune_status"
  fi
  exit "$code"
}

rune_fail() {
  rune_error "$@"
}

# True if jq takes KEY as the name of a variable.
_rune_is_variable() { # KEY
  local _rune_taken=" and as catch def elif else end foreach if import include label module or reduce then try "
  _rune_taken+=" ARGS ENV "
  [[ $_rune_taken != *" $1 "* && $1 != *[![:ascii:]]* && $1 == [[:alpha:]_]* && $1 != __* && $1 != *[![:alnum:]_]* ]]
}

# Prints the JSON object with these strings, as jq would, or fails where only jq can tell what comes of it.
_rune_join_pairs() { # KEY=VALUE...
  local pair key val _rune_all="$*" _rune_json="" _rune_quoted
  local -A _rune_known=()
  if ! _rune_is_short "$_rune_all" || ! _rune_is_usual; then return 1; fi
  for pair in "$@"; do
    key=${pair%%=*}
    val=${pair#*=}
    [[ -n $key ]] || continue
    { _rune_is_variable "$key" && _rune_quote "$val"; } || return 1
    [[ -z ${_rune_known[$key]-} ]] || continue # jq keeps the first of two arguments with one name
    _rune_known[$key]=1
    _rune_json+="${_rune_json:+,}"$'\n'"  \"$key\": \"$_rune_quoted\""
  done
  builtin printf '%s\n' "{$_rune_json${_rune_json:+$'\n'}}"
}

# Prints the JSON object with these strings. Each key becomes a variable of jq: one that cannot is an error of jq's.
_rune_object_of_pairs() { # KEY=VALUE...
  if [[ $# -eq 0 ]]; then
    builtin printf '{}\n'
    return 0
  fi
  if _rune_join_pairs "$@"; then
    return 0
  fi
  local jq_args=(jq -n) jq_prog="" pair key val
  for pair in "$@"; do
    key=${pair%%=*}
    val=${pair#*=}
    if [[ -n $key ]]; then
      jq_args+=(--arg "$key" "$val")
      jq_prog+="${jq_prog:+, }\"$key\": \$$key"
    fi
  done
  "${jq_args[@]}" "{$jq_prog}"
}

rune_ok_kv() { # MESSAGE [KEY=VALUE...]
  local message="$1"
  shift || true
  local output_data_json
  output_data_json=$(_rune_object_of_pairs "$@")
  rune_ok "$message" "$output_data_json"
}

rune_error_kv() { # CODE MESSAGE [KEY=VALUE...]
  local code="$1"
  local message="$2"
  shift 2 || true
  local details_json
  details_json=$(_rune_object_of_pairs "$@")
  rune_error "$code" "$message" "$details_json"
}

rune_fail_kv() {
  rune_error_kv "$@"
}

rune_out() { # KEY=VALUE, or KEY VALUE
  local pair
  case $# in
    1) pair="$1" ;;
    2) pair="$1=$2" ;;
    *)
      echo "rune_out expects KEY=VALUE or KEY VALUE" >&2
      return 1
      ;;
  esac
  RUNE_OUT_FIELDS+=("$pair")
}

rune_err() { # CODE [WORD...]
  if [[ $# -lt 1 ]]; then
    echo "rune_err expects at least an error code" >&2
    return 1
  fi
  RUNE_ERROR_CODE="$1"
  shift
  if [[ $# -gt 0 ]]; then
    RUNE_ERROR_MESSAGE="$*"
  else
    RUNE_ERROR_MESSAGE="error"
  fi
}

rune_finish() { # [SUCCESS_MESSAGE]
  local success_message="${1:-success}"
  local data_json
  data_json=$(_rune_object_of_pairs "${RUNE_OUT_FIELDS[@]}")
  # With `[`, a code that is no number is a complaint on stderr, and no error: `[[` would look for a variable.
  if [ "$RUNE_ERROR_CODE" -ne 0 ]; then
    local msg="${RUNE_ERROR_MESSAGE:-error}"
    rune_error "$RUNE_ERROR_CODE" "$msg" "$data_json"
  else
    rune_ok "$success_message" "$data_json"
  fi
}

rune_emit() { # MESSAGE_JSON [EXIT_CODE]
  _rune_require_jq
  local json="$1"
  local exit_code="${2-}"
  local compact _rune_answer=""

  if _rune_is_usual; then
    _rune_answer=$(
      echo "$json" | jq -sr "
        select(length == 1) | .[0] | tojson as \$text | \$text | fromjson
        | select(${_RUNE_JQ[is_message]}) | (${_RUNE_JQ[status_of]} | tostring), \$text" 2>/dev/null || :
    )
  fi
  if [[ -n $_rune_answer ]]; then
    compact=${_rune_answer#*$'\n'}
    echo "$compact"
    exit "${exit_code:-${_rune_answer%%$'\n'*}}"
  fi

  compact=$(echo "$json" | jq -ce '.') || {
    echo "rune_emit: output is not valid JSON" >&2
    exit 2
  }
  if ! echo "$compact" | jq -e "${_RUNE_JQ[is_message]}" >/dev/null 2>&1; then
    echo "rune_emit: output is not valid BPCS output" >&2
    exit 2
  fi
  echo "$compact"
  if [[ -z $exit_code ]]; then
    exit_code=$(echo "$compact" | jq -r "${_RUNE_JQ[status_of]}")
  fi
  exit "$exit_code"
}
