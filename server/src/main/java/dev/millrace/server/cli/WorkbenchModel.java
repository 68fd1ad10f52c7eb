package dev.millrace.server.cli;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.Item;
import dev.millrace.item.ItemJson;
import dev.millrace.item.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tables as AWS's NoSQL Workbench reads them: its data model of version 3, with a facet for each
/// kind of item, and one item of each.
final class WorkbenchModel {
    private WorkbenchModel() {}

    static Map<String, Object> of(List<Facet> facets) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("ModelName", "Millrace");
        model.put("ModelMetadata", Map.of("Author", "Millrace", "AWSService", "Amazon DynamoDB",
                "Description", "The tables of Millrace", "Version", "3.0"));
        model.put("DataModel", facets.stream()
                .map(Facet::table)
                .distinct()
                .map(table -> table(table, facets.stream()
                        .filter(facet -> facet.table().equals(table))
                        .toList()))
                .toList());
        return model;
    }

    private static Map<String, Object> table(TableSchema table, List<Facet> facets) {
        Map<String, String> types = new TreeMap<>();
        facets.forEach(facet -> types.putAll(types(facet)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("TableName", table.name());
        model.put("KeyAttributes",
                keys(table.partitionKey(), table.sortKey().orElse("")));
        model.put("NonKeyAttributes", types.entrySet()
                .stream()
                .map(type -> attribute(type.getKey(), type.getValue()))
                .toList());
        model.put("TableFacets", facets.stream().map(WorkbenchModel::facet).toList());
        model.put("GlobalSecondaryIndexes",
                table.indexes().stream().map(WorkbenchModel::index).toList());
        model.put("TableData",
                facets.stream().map(Facet::sample).map(ItemJson::of).toList());
        model.put("DataAccess", Map.of("MySql", Map.of()));
        model.put("BillingMode", "PAY_PER_REQUEST");
        return model;
    }

    private static Map<String, Object> facet(Facet facet) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("FacetName", facet.name());
        model.put("KeyAttributeAlias", Map.of("PartitionKeyAlias", facet.partition(),
                "SortKeyAlias", facet.sort()));
        model.put("TableData", List.of(ItemJson.of(facet.sample())));
        model.put("NonKeyAttributes", List.copyOf(types(facet).keySet()));
        model.put("DataAccess", Map.of("MySql", Map.of()));
        return model;
    }

    private static Map<String, Object> index(IndexSchema index) {
        return Map.of("IndexName", index.name(), "KeyAttributes",
                keys(index.partitionKey(), index.sortKey()), "Projection",
                Map.of("ProjectionType", "ALL"));
    }

    private static Map<String, Object> keys(String partitionKey, String sortKey) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("PartitionKey", attribute(partitionKey, "S"));
        if (!sortKey.isEmpty()) {
            keys.put("SortKey", attribute(sortKey, "S"));
        }
        return keys;
    }

    private static Map<String, Object> attribute(String name, String type) {
        Map<String, Object> attribute = new LinkedHashMap<>();
        attribute.put("AttributeName", name);
        attribute.put("AttributeType", type);
        return attribute;
    }

    /// Type of each attribute of a facet that is no key.
    private static Map<String, String> types(Facet facet) {
        Item sample = facet.sample();
        Set<String> keys = new TreeSet<>(Set.of(facet.table().partitionKey()));
        facet.table().sortKey().ifPresent(keys::add);
        Map<String, String> types = new TreeMap<>();
        sample.attributes().forEach((name, value) -> {
            if (!keys.contains(name)) {
                types.put(name, ItemJson.of(value).keySet().iterator().next());
            }
        });
        return types;
    }
}
