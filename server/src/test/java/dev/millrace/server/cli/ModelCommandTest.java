package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.tracker.TrackerTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelCommandTest {
    @Test
    void exportsEveryTableWithItsKindsOfItemsAndOneOfEach() {
        StringWriter out = new StringWriter();
        int exit = CommandLines.run(new PrintWriter(out, true), new PrintWriter(out, true),
                "model", "export");
        assertThat(exit).isZero();
        JsonNode model = JsonMapper.shared().readTree(out.toString());
        assertThat(model.get("ModelName").asString()).isEqualTo("Millrace");
        assertThat(model.get("DataModel")
                .valueStream()
                .map(table -> table.get("TableName").asString())
                .toList()).containsExactly("PageTrackTable", "MillraceViews", "MillraceWorkers");
        JsonNode tracker = model.get("DataModel").get(0);
        assertThat(tracker.at("/KeyAttributes/SortKey/AttributeName").asString())
                .isEqualTo(TrackerTable.SORT);
        assertThat(tracker.get("TableData")).hasSameSizeAs(tracker.get("TableFacets"));
        assertThat(tracker.get("NonKeyAttributes")
                .valueStream()
                .map(attribute -> attribute.get("AttributeName").asString())
                .toList()).contains("Views", "v#20").doesNotContain("UserPages", "SortKey");
        assertThat(tracker.at("/TableFacets/1/KeyAttributeAlias/PartitionKeyAlias").asString())
                .isEqualTo("INDEX");
    }

    @Test
    void hasASampleOfTheRightKeysForEachKindOfItem() {
        List<Facet> facets = Facet.all();
        assertThat(facets).allSatisfy(facet -> assertThat(
                facet.table().keyOf(facet.sample()).partition()).isNotEmpty());
    }
}
