# Runs the benchmarks: a program of their own over the libraries that are built, which starts a JVM for each measurement.

run_benchmarks() {
  settle_home
  build_if_stale
  exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -jar "$root/catalog/bench/target/vrs-bench-0.1.0.jar" "$@"
}
