# Runs Maven in such a way that whoever ends the build ends all of it.

maven=

# Maven's log goes to the build log, the names of the modules to the terminal; the status is Maven's.
run_maven() {
  pipe=$root/target/vrs.build.pipe
  rm -f "$pipe"
  mkfifo "$pipe"
  { tee "$build_log" <"$pipe" | show_modules; } &
  shown=$!
  # A session of its own: a signal then reaches the programs that Maven started, too.
  apart=
  ! command -v setsid >/dev/null 2>&1 || apart=setsid
  (cd "$root" && exec $apart mvn "$@" </dev/null >"$pipe" 2>&1) &
  maven=$!
  # In the background, because a shell hears a signal only when the program in front has ended.
  verdict=0
  wait "$maven" || verdict=$?
  maven=
  wait "$shown" || true
  rm -f "$pipe"
  return "$verdict"
}

# Does nothing when none runs.
end_maven() {
  [ -n "$maven" ] || return 0
  kill -TERM -- "-$maven" 2>/dev/null || kill -TERM "$maven" 2>/dev/null || true
  wait "$maven" 2>/dev/null || true
  maven=
  rm -f "$pipe"
}
