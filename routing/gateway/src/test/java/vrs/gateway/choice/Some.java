package vrs.gateway.choice;

import java.util.ArrayList;
import java.util.List;
import vrs.topology.Instance;
import vrs.topology.Role;

/** Instances for tests. */
final class Some {
    private Some() {}

    /** One by its name, of pool vm. */
    static Instance instance(String name) {
        return new Instance(name, Role.DASH, "r1-az1", "main", "vm", "private", "127.0.0.1", 1);
    }

    /** Named i0, i1 and so on. */
    static List<Instance> instances(int count) {
        List<Instance> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(instance("i" + i));
        }
        return some;
    }
}
