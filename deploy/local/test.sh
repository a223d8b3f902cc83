# Runs what continuous integration runs, and says how long each part took.

minutes_max=45

# Start caches belong to a build that is used, not to one that is tested.
export VRS_START_CACHES=off

# Browser tests need Chromium, the cluster Redis, and the entry names are asked by dig: packages of the system, not of the build.
need_test_tools() {
  missing=
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || missing=chromium
  command -v redis-server >/dev/null 2>&1 || missing="$missing redis-server"
  command -v dig >/dev/null 2>&1 || missing="$missing bind9-dnsutils"
  command -v mvn >/dev/null 2>&1 || missing="$missing maven"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    say "installing $missing"
    # shellcheck disable=SC2086
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >&2 ||
      refuse "could not install $missing"
  else
    refuse "the tests need $missing: install it (Debian: apt install $missing)"
  fi
}

# Runs a group and keeps its time; the rest of the 45 minutes is its bound where the system can hold it to that.
group() {
  name=$1
  shift
  began=$(date +%s)
  left=$((minutes_max * 60 - (began - tests_began)))
  status=0
  if command -v timeout >/dev/null 2>&1; then
    timeout --foreground "$left" "$@" || status=$?
  else
    "$@" || status=$?
  fi
  took=$(($(date +%s) - began))
  report="$report
$(awk -v s="$took" -v n="$name" -v r="$status" \
  'BEGIN { printf "  %-28s %5.1f min  %s", n, s / 60, r == 0 ? "passed" : "FAILED" }')"
  [ "$status" = 0 ] || finish_tests 1
}

# A group that ran out of time cannot end its cluster itself.
end_test_cluster() {
  test_home=$root/deploy/acceptance/target/home
  if [ -f "$test_home/run/launcher.json" ]; then
    VRS_HOME=$test_home "$root/vrs" down >&2 || say "could not end the cluster of the tests in $test_home"
  fi
}

finish_tests() {
  end_test_cluster
  unlock_build
  trap - EXIT HUP INT TERM
  took=$(($(date +%s) - tests_began))
  verdict=$1
  if [ "$took" -gt $((minutes_max * 60)) ]; then
    say "the tests took more than $minutes_max minutes"
    verdict=1
  fi
  printf '\nminutes per group:%s\n' "$report"
  awk -v s="$took" 'BEGIN { printf "  %-28s %5.1f min\n", "all", s / 60 }'
  exit "$verdict"
}

run_tests() {
  need_test_tools
  need_build_tools
  tests_began=$(date +%s)
  report=
  cd "$root"
  lock_build
  begin_stamp
  group "format, arrows, unit tests" mvn -B -ntp --fail-at-end verify
  commit_stamp
  unlock_build
  group "acceptance, real processes" mvn -B -ntp -Pacceptance -pl deploy/acceptance verify
  finish_tests 0
}
