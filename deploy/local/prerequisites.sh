# Finds the tools that VRS needs. Each one that is missing is one line that says what to install.

# Where Linux distributions put their JDKs.
jvm_folder=${VRS_JVM_FOLDER:-/usr/lib/jvm}

# True for the home of a JDK 25 or newer, with compiler.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  version=
  if [ -f "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p')
  fi
  [ -n "$version" ] && [ "$version" -ge 25 ]
}

# Sets and exports JAVA_HOME, or ends.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk_25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  on_path=
  if command -v java >/dev/null 2>&1; then
    on_path=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  of_macos=
  if [ -x /usr/libexec/java_home ]; then
    of_macos=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
  fi
  for candidate in "$jvm_folder"/* "$on_path" "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "$of_macos"; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  told=
  [ -z "${JAVA_HOME:-}" ] || told=" (it is $JAVA_HOME)"
  refuse "VRS needs a JDK 25 or newer, with its compiler: install Temurin 25 (https://adoptium.net), or set JAVA_HOME to one$told"
}

# True when version $1 is at least $2.$3.
at_least() {
  major=${1%%.*}
  rest=${1#*.}
  minor=${rest%%.*}
  case $major$minor in
    *[!0-9]*|'') return 1 ;;
  esac
  [ "$major" -gt "$2" ] || { [ "$major" -eq "$2" ] && [ "$minor" -ge "$3" ]; }
}

# Ends unless the tools of a build are there.
need_build_tools() {
  command -v mvn >/dev/null 2>&1 ||
    refuse "VRS needs Maven 3.8 or newer to build: install it (Debian: apt install maven; macOS: brew install maven)"
  found=$(mvn -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  at_least "$found" 3 8 ||
    refuse "VRS needs Maven 3.8 or newer to build, found ${found:-none}: install it (https://maven.apache.org)"
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
    refuse "VRS needs Node 20 or newer with npm to build the player page: install it (https://nodejs.org)"
  found=$(node -v 2>/dev/null | sed 's/^v//')
  at_least "$found" 20 0 ||
    refuse "VRS needs Node 20 or newer to build the player page, found ${found:-none}: install it (https://nodejs.org)"
}
