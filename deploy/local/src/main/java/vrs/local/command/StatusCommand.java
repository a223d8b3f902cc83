package vrs.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vrs.local.cluster.LauncherConfig;
import vrs.local.cluster.Readiness;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.control.StatusJson;
import vrs.local.control.StatusRow;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.ProcessRecord;
import vrs.local.supervise.ProcessRecords;
import vrs.topology.Instance;
import vrs.topology.TopologyFile;

/** Says how every process is; ends well only when all are ready. */
@Command(name = "status", description = "how every process is")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as an array of objects")
    private boolean json;

    private final LauncherConfig config;
    private final Console console;

    StatusCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<LauncherRecord> launcher = LauncherRecord.alive(config.home().launcherFile());
        if (launcher.isPresent()) {
            List<StatusRow> rows = new ControlClient(launcher.get()).status();
            print(rows);
            boolean ready = rows.stream().allMatch(row -> row.child().ready());
            return ready ? Exit.OK : Exit.FAILED;
        }
        List<ProcessRecord> alive = new ProcessRecords(config.home().processes()).alive();
        if (alive.isEmpty()) {
            console.err().println("not running: ./vrs up starts it");
            print(List.of());
        } else {
            console.err()
                    .println("the launcher is gone, nobody keeps these processes: ./vrs down ends them, "
                            + "./vrs up ends them and starts anew");
            print(unkept(alive));
        }
        return Exit.FAILED;
    }

    private void print(List<StatusRow> rows) {
        if (json) {
            console.out().println(new StatusJson().write(rows));
        } else if (!rows.isEmpty()) {
            StatusTable.lines(rows).forEach(console.out()::println);
        }
    }

    private List<StatusRow> unkept(List<ProcessRecord> alive) throws IOException {
        Path topology = config.home().topology("all");
        if (!Files.exists(topology)) {
            return List.of();
        }
        Map<String, ProcessRecord> byName =
                alive.stream().collect(Collectors.toMap(ProcessRecord::name, record -> record));
        Readiness readiness = new Readiness();
        return TopologyFile.read(topology).instances().stream()
                .map(instance -> unkept(instance, Optional.ofNullable(byName.get(instance.name())), readiness))
                .toList();
    }

    private StatusRow unkept(Instance instance, Optional<ProcessRecord> record, Readiness readiness) {
        ChildPlan plan =
                new ChildPlan(instance.name(), List.of(), config.home().log(instance.name()), Readiness.of(instance));
        boolean isReady = record.isPresent() && readiness.isReady(plan).join();
        OptionalLong pid = record.map(r -> OptionalLong.of(r.pid())).orElse(OptionalLong.empty());
        return StatusRow.unkept(instance, config.version(), pid, isReady);
    }
}
