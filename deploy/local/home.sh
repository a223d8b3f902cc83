# The home: everything that VRS leaves behind. It is looked at before anything is written, so that a home that cannot be
# used is one line and stays as it is.

home_mark=vrs.home

# Sets VRS_HOME to an absolute path.
settle_home() {
  VRS_HOME=${VRS_HOME:-$root/.vrs}
  case $VRS_HOME in
    /*) ;;
    *) VRS_HOME=$PWD/$VRS_HOME ;;
  esac
  export VRS_HOME
  case $root$VRS_HOME in
    *:*) refuse "no colon may stand in the path of the checkout ($root) or of VRS_HOME ($VRS_HOME): Java parts its paths there" ;;
  esac
  settle_locale
}

# A JVM reads paths in the encoding of the locale: without UTF-8 it does not find its own jar on such a path.
settle_locale() {
  [ -n "$(printf %s "$root$VRS_HOME" | LC_ALL=C tr -d ' -~')" ] || return 0
  case $(locale charmap 2>/dev/null) in
    UTF-8|utf-8|utf8) ;;
    *)
      LC_ALL=C.UTF-8
      export LC_ALL
      ;;
  esac
}

# Ends unless the home is ours to write, or is not there yet.
check_home() {
  if [ ! -e "$VRS_HOME" ] && [ ! -h "$VRS_HOME" ]; then
    return 0
  fi
  [ -d "$VRS_HOME" ] || refuse "VRS_HOME $VRS_HOME is not a directory: move it away or choose another VRS_HOME"
  [ -O "$VRS_HOME" ] ||
    refuse "VRS_HOME $VRS_HOME belongs to $(owner_of "$VRS_HOME"), and you are $(id -un 2>/dev/null || id -u):" \
      "run ./vrs as its owner or choose another VRS_HOME"
  { [ -r "$VRS_HOME" ] && [ -w "$VRS_HOME" ] && [ -x "$VRS_HOME" ]; } ||
    refuse "VRS_HOME $VRS_HOME cannot be written: chmod u+rwx it or choose another VRS_HOME"
  is_home || refuse "VRS_HOME $VRS_HOME is not empty and not a home of VRS: choose another VRS_HOME"
}

owner_of() { ls -ld "$1" | awk '{ print $3 }'; }

# True for a home, and for an empty directory that may become one. The loop is for homes without the mark.
is_home() {
  [ ! -e "$VRS_HOME/$home_mark" ] || return 0
  for copied in "$VRS_HOME"/app/*/vrs-local; do
    [ ! -d "$copied" ] || return 0
  done
  [ -z "$(ls -A "$VRS_HOME" | grep -vx lost+found | head -n 1)" ]
}

make_home() {
  [ ! -e "$VRS_HOME/$home_mark" ] || return 0
  if [ ! -d "$VRS_HOME" ]; then
    problem=$({ mkdir -p "$(dirname "$VRS_HOME")" && mkdir -m 700 "$VRS_HOME"; } 2>&1) ||
      [ -d "$VRS_HOME" ] ||
      refuse "VRS_HOME $VRS_HOME cannot be made (${problem##*: }): choose another VRS_HOME"
  fi
  echo "A home of VRS: deleting this directory is a clean reset." 2>/dev/null >"$VRS_HOME/$home_mark" || true
}

# The build that the running launcher was started from, or nothing.
running_build() {
  record=$VRS_HOME/run/launcher.json
  [ -f "$record" ] && [ -r "$record" ] || return 0
  pid=$(sed -n 's/.*"pid" *: *\([0-9][0-9]*\).*/\1/p' "$record" | head -n 1)
  started=$(sed -n 's/.*"build" *: *"\([A-Za-z0-9-]*\)".*/\1/p' "$record" | head -n 1)
  if [ -n "$pid" ] && [ -n "$started" ] && is_launcher "$pid" "$started"; then
    echo "$started"
  fi
}

# A record outlives a launcher that was killed, and its pid may be somebody else's by now.
is_launcher() {
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' '\n' <"/proc/$1/cmdline"
  else
    ps -ww -o args= -p "$1" 2>/dev/null
  fi | grep -qF "/app/$2/vrs-local/"
}

# Sets jar to the launcher of the present build, copied into the home, so that a later build does not pull it away.
install_launcher() {
  build=$(build_id)
  made=$root/deploy/local/target
  kept=$VRS_HOME/app/$build/vrs-local
  jar=$kept/$launcher_jar
  if [ -f "$jar" ]; then
    [ "$1" = up ] || return 0
    ! is_same_launcher || return 0
    say "the copy of the launcher in $VRS_HOME/app is damaged: copying it again"
    rm -rf "$kept"
  fi
  make_home
  copy=$VRS_HOME/app/$build/.launcher.$$
  if ! problem=$({ mkdir -p "$VRS_HOME/app/$build" && mkdir "$copy" &&
    cp -p "$made/$launcher_jar" "$copy/" && cp -Rp "$made/lib" "$copy/"; } 2>&1); then
    rm -rf "$copy"
    problem=$(printf '%s\n' "$problem" | head -n 1)
    if [ "$1" = up ]; then
      say "cannot copy the programs into $VRS_HOME (${problem##*: }): free some space or choose another VRS_HOME"
      exit 1
    fi
    # The others only look or end something: that must work on a full disk, too.
    jar=$made/$launcher_jar
    return 0
  fi
  # Another command may have been quicker: then ours lands inside of its copy.
  mv "$copy" "$kept"
  rm -rf "$kept/.launcher.$$"
}

# Builds what is stale and lays that build beside the one that runs; the launcher that runs is told of it by name.
install_present() {
  build_if_stale
  install_launcher up
  present_version=${launcher_jar#vrs-local-}
  export VRS_PRESENT_BUILD="$build/${present_version%.jar}"
}

is_same_launcher() {
  cmp -s "$made/$launcher_jar" "$jar" || return 1
  for library in "$made"/lib/*.jar; do
    cmp -s "$library" "$kept/lib/${library##*/}" || return 1
  done
}
