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
  mkdir -p "$root/target"
  waited=
  until mkdir "$build_lock" 2>/dev/null; do
    holder=$(cat "$build_lock/pid" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      # Its owner was killed. Only one of those who see that can move it away.
      mv "$build_lock" "$build_lock.$$" 2>/dev/null && rm -rf "$build_lock.$$"
      continue
    fi
    [ -n "$waited" ] || say "another build is running (pid ${holder:-unknown}); waiting for it"
    waited=yes
    sleep 1
  done
  echo $$ >"$build_lock/pid"
  trap unlock_build EXIT
  trap 'unlock_build; trap - EXIT; exit 130' INT
  trap 'unlock_build; trap - EXIT; exit 143' TERM
}

unlock_build() { rm -rf "$build_lock"; }

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
  trap - EXIT INT TERM
}

build() {
  if [ -f "$stamp" ]; then
    say "building"
  else
    say "building (first time about 2 minutes: libraries are downloaded, then everything is compiled)"
  fi
  begin_stamp
  failed=$root/target/vrs.build.failed
  rm -f "$failed"
  {
    (cd "$root" && mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl '!deploy/acceptance' package </dev/null 2>&1) ||
      : >"$failed"
  } | tee "$build_log" | show_modules
  if [ -f "$failed" ]; then
    if grep -q '^\[ERROR\] .' "$build_log"; then
      grep '^\[ERROR\] .' "$build_log" | head -n 12 >&2
    else
      tail -n 20 "$build_log" >&2
    fi
    if [ -f "$stamp" ] && grep -Eq 'Could not transfer|UnknownHost|Connection refused|offline mode' "$build_log"; then
      say "the network is needed to build this change: try again when it is there"
    fi
    say "the build failed; all of it is in $build_log"
    exit 1
  fi
  commit_stamp
}
