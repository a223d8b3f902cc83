# Runs the proofs. They are a program of their own, which drives ./vrs like an operator does.

run_proofs() {
  settle_home
  case " $* " in
    # What is asked of the evidence that is there needs no new build.
    *" --status "*) is_built || build_if_stale ;;
    *) build_if_stale ;;
  esac
  exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseZGC "-Dvrs.root=$root" "-Dvrs.home=$VRS_HOME" \
    "-Dvrs.base=${VRS_PORT_BASE:-17000}" -jar "$root/deploy/prove/target/vrs-prove-0.1.0.jar" "$@"
}
