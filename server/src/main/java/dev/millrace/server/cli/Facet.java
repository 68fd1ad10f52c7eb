package dev.millrace.server.cli;

import dev.millrace.dynamodb.worker.WorkerTable;
import dev.millrace.item.Item;
import dev.millrace.item.Key;
import dev.millrace.item.TableSchema;
import dev.millrace.tracker.TrackerTable;
import dev.millrace.view.ViewTable;
import java.util.List;

/// A kind of item of a table, with what its keys mean and one of it.
///
/// @param partition what the partition key is, for people
/// @param sort what the sort key is
record Facet(String name, TableSchema table, String partition, String sort, Item sample) {
    private static final String DAY = "DAY#2022-10-20";
    private static final String PAGE = "blog/articles/2021-11-16-understanding-scrum/";

    static List<Facet> all() {
        return List.of(
                tracker("Hit batch", "/HITS#<UTC month>", "<epoch of UTC hour>#<number>",
                        item("/HITS#2022-10", "1666224000#000000")
                                .with("Source", "access.log")
                                .with("Zone", "UTC")),
                tracker("Page of the index", "INDEX", "<page>", item("INDEX", PAGE)
                        .with(TrackerTable.VIEWS, 72)
                        .with(TrackerTable.FIRST_VIEW, 1_662_606_144)
                        .with(TrackerTable.LAST_VIEW, 1_666_224_000)),
                tracker("Month of a page", "<page>", "MONTH#<local month>",
                        item(PAGE, "MONTH#2022-10").with(TrackerTable.DAY + "20", 3)),
                tracker("Day of the site", "/SITE", "DAY#<local day>", item("/SITE", DAY)
                        .with(TrackerTable.VIEWS, 12)
                        .with(TrackerTable.CHANGES, 4)
                        .with(TrackerTable.KIND + "view", 12)
                        .with(TrackerTable.STATUS + "200", 12)
                        .with(TrackerTable.BYTES, 48_211)),
                tracker("Share", "<page>", ":SHARE#<epoch>#<id>",
                        item(PAGE, ":SHARE#1666224000#k3").with("Service", "mastodon")),
                tracker("Month that has hits", "/MONTHS", "<UTC month>",
                        item("/MONTHS", "2022-10")),
                tracker("Guard of an hour", "/GUARD", "<UTC hour>",
                        item("/GUARD", "2022-10-20T07").with("Revision", 1)),
                new Facet("View", ViewTable.SCHEMA, "VIEW", "<view>",
                        of(ViewTable.SCHEMA, "VIEW", "page-index").with("Version", 1)
                                .with("Generation", 1)),
                new Facet("Shard", ViewTable.SCHEMA, "SHARD", "<shard id>",
                        of(ViewTable.SCHEMA, "SHARD", "shardId-00000001").with("Id", 1)),
                new Facet("Lease of a shard", WorkerTable.SCHEMA, "SHARD#<table>", "<shard id>",
                        of(WorkerTable.SCHEMA, "SHARD#PageTrackTable", "shardId-00000001")
                                .with("Owner", "8d0f")
                                .with("Counter", 1)
                                .with("Until", 1_666_224_020_000L)));
    }

    private static Facet tracker(String name, String partition, String sort, Item sample) {
        return new Facet(name, TrackerTable.SCHEMA, partition, sort, sample);
    }

    private static Item item(String partition, String sort) {
        return of(TrackerTable.SCHEMA, partition, sort);
    }

    private static Item of(TableSchema table, String partition, String sort) {
        return table.itemOf(Key.of(partition, sort));
    }
}
