# Records facts that a program states itself. Any POSIX shell:
#
#     . ./recorder.sh
#     record commits 3
#     record fast_forward true
#     record branch topic
#
# A program that uses it prints them. With ANSWERBOOK_TRACE set to a folder they go there instead, a line of JSON each.
record() {
  case $2 in
    true | false) recorded=$2 ;;
    *)
      if printf %s "$2" | grep -Eqx -e '-?(0|[1-9][0-9]*)(\.[0-9]+)?'; then
        recorded=$2
      else
        recorded=\"$(printf %s "$2" | tr '\000-\037' ' ' | sed 's/[\\"]/\\&/g')\"
      fi
      ;;
  esac
  if [ -n "$ANSWERBOOK_TRACE" ]; then
    printf '{"fact":"%s","value":%s}\n' "$1" "$recorded" >>"$ANSWERBOOK_TRACE/facts.jsonl"
  else
    printf '%s=%s\n' "$1" "$2"
  fi
}
