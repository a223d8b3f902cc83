package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vrs.control.ControlSheet.Row;

class ControlSheetTest {
    private static final ControlState REST = ControlState.atRest("r1-az1");

    @Test
    void sheet_atRest_hasEveryKeyOnce_andNoneSet() {
        List<Row> rows = ControlSheet.of(REST, TestTopologies.FULL, "r1-az1");

        assertThat(rows)
                .extracting(Row::key)
                .doesNotHaveDuplicates()
                .hasSize(3 + 4 + 6 + 2 + 2 + 2 + 2 + 2 + 15 + 3 + 5 + 3 + 1);
        assertThat(rows).noneMatch(Row::isSet).allMatch(row -> row.value().equals(row.atRest()));
        assertThat(rows)
                .filteredOn(row -> !row.key().equals("publisher.leader"))
                .allMatch(row -> ControlKeys.fault(row.key(), row.value()).isEmpty());
    }

    @Test
    void setKeys_areMarked_alsoOfAnAzThatIsGone() {
        ControlState state = REST.with(Map.of("az.r1-az2", "drained", "az.r9-az1", "drained"), "ann", 1)
                .lead("r2-az1", "ann", 2);

        assertThat(ControlSheet.of(state, TestTopologies.FULL, "r1-az1"))
                .filteredOn(Row::isSet)
                .containsExactly(
                        new Row("az.r1-az2", "drained", true, "active"),
                        new Row("az.r9-az1", "drained", true, "active"),
                        new Row("publisher.leader", "r2-az1", true, "r1-az1"));
    }
}
