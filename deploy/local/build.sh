# Builds what is stale. The stamp in target/ is as old as the start of the last good build, names it in its first line
# and lists what it made in the others.

stamp=$root/target/vrs.stamp
build_lock=$root/target/vrs.build.lock
build_log=$root/target/vrs.build.log
launcher_jar=vrs-local-0.1.0.jar

build_id() { sed -n 1p "$stamp"; }

# True when there is a good build, be it an old one.
is_built() { [ -f "$stamp" ] && [ -f "$root/deploy/local/target/$launcher_jar" ]; }

is_stale() {
  [ -f "$stamp" ] || return 0
  newer=$(cd "$root" && find . \
    \( -name target -o -name node_modules -o -name .git -o -name .vrs -o -name dist \) -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' -o -path './client/web/*.*' -o -path './catalog/samples/*' \
       -o -path './media/*' -o -path ./docs/video.schema.json \) -newer "$stamp" -print | head -n 1)
  [ -z "$newer" ] || return 0
  while IFS= read -r made; do
    [ -e "$root/$made" ] || return 0
  done <<END
$(sed 1d "$stamp")
END
  return 1
}

# One build at a time: a directory is made by one of two at most.
lock_build() {
  { mkdir -p "$root/target" && [ -w "$root/target" ]; } 2>/dev/null ||
    refuse "$root/target cannot be written, and there is something to build: open it to $(id -un 2>/dev/null || id -u)"
  waited=
  looks=0
  until mkdir "$build_lock" 2>/dev/null; do
    looks=$((looks + 1))
    holder=$(cat "$build_lock/pid" 2>/dev/null || true)
    if [ ! -d "$build_lock" ] && [ "$looks" -gt 3 ]; then
      refuse "$build_lock cannot be made: is the disk full?"
    elif { [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; } || { [ -z "$holder" ] && [ "$looks" -gt 5 ]; }; then
      # Its owner was killed, maybe before it wrote its name. Only one of those who see that can move it away.
      mv "$build_lock" "$build_lock.$$" 2>/dev/null && rm -rf "$build_lock.$$"
      looks=0
      continue
    fi
    [ -n "$waited" ] || [ -z "$holder" ] || say "another build is running (pid $holder); waiting for it"
    [ -z "$holder" ] || waited=yes
    sleep 1
  done
  trap unlock_build EXIT
  trap 'unlock_build; trap - EXIT; exit 129' HUP
  trap 'unlock_build; trap - EXIT; exit 130' INT
  trap 'unlock_build; trap - EXIT; exit 143' TERM
  echo $$ >"$build_lock/pid"
}

unlock_build() {
  end_maven
  rm -rf "$build_lock"
}

begin_stamp() { : >"$stamp.new"; }

# Writes down what the build made; the time of the stamp stays that of its start.
commit_stamp() {
  began=$root/target/vrs.build.began
  mv "$stamp.new" "$began"
  {
    echo "$(date -u +%Y%m%dT%H%M%SZ)-$$"
    (cd "$root" && find . \( -name node_modules -o -name .git -o -name .vrs -o -name classes \) -prune -o \
      -path '*/target/vrs-*.jar' -print -o -path '*/target/lib' -print -prune)
    [ ! -d "$root/client/web/dist" ] || echo ./client/web/dist
  } >"$stamp.made"
  touch -r "$began" "$stamp.made"
  mv "$stamp.made" "$stamp"
  rm -f "$began"
}

# Maven's log on its way to the file: only the names of the modules go on to the terminal.
show_modules() {
  awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]/ {
         step = $NF; name = $0
         sub(/^\[INFO\] Building /, "", name); sub(/ +[0-9][^ ]* *\[[0-9]+\/[0-9]+\]$/, "", name)
         print "  " step " " name; fflush()
       }' >&2
}

build_if_stale() {
  is_stale || return 0
  need_build_tools
  lock_build
  # Whoever held the lock may have built it meanwhile.
  if is_stale; then
    build
  fi
  unlock_build
  trap - EXIT HUP INT TERM
}

build() {
  if [ -f "$stamp" ]; then
    say "building"
  else
    say "building (first time about 2 minutes: libraries are downloaded, then everything is compiled)"
  fi
  begin_stamp
  if ! run_maven -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl '!deploy/acceptance' package; then
    if grep -q '^\[ERROR\] .' "$build_log"; then
      grep '^\[ERROR\] .' "$build_log" | head -n 12 >&2
    else
      tail -n 20 "$build_log" >&2
    fi
    if grep -Eq 'Could not transfer|Unknown host|UnknownHost|Connection refused|unreachable|offline mode' "$build_log"; then
      say "the network is needed for this build: try again when it is there (Maven reads proxies from ~/.m2/settings.xml)"
    fi
    say "the build failed; all of it is in $build_log"
    exit 1
  fi
  commit_stamp
}
