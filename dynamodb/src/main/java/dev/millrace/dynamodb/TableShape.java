package dev.millrace.dynamodb;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.TableSchema;
import dev.millrace.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// The shape of a table, as a request to make it and as DynamoDB describes it.
final class TableShape {
    private TableShape() {}

    static CreateTableRequest creation(TableSchema schema) {
        List<GlobalSecondaryIndex> indexes = schema.indexes()
                .stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(keys(index.partitionKey(), Optional.of(index.sortKey())))
                        .projection(each -> each.projectionType(ProjectionType.ALL))
                        .build())
                .toList();
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(schema.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(schema.partitionKey(), schema.sortKey()))
                .attributeDefinitions(keyAttributes(schema).stream().map(TableShape::text).toList())
                .streamSpecification(schema.stream() ? images() : null);
        return indexes.isEmpty()
                ? request.build()
                : request.globalSecondaryIndexes(indexes).build();
    }

    /// What DescribeTable tells of a schema: neither its time-to-live nor what belongs to views.
    ///
    /// @throws StoreException where Millrace has no word for the table's keys
    static TableSchema schema(TableDescription table) {
        Set<String> texts = new HashSet<>();
        table.attributeDefinitions()
                .stream()
                .filter(each -> each.attributeType() == ScalarAttributeType.S)
                .forEach(each -> texts.add(each.attributeName()));
        List<IndexSchema> indexes = new ArrayList<>();
        table.globalSecondaryIndexes().forEach(index -> indexes.add(index(table, index)));
        TableSchema schema = new TableSchema(table.tableName(),
                key(table.keySchema(), KeyType.HASH).orElseThrow(),
                key(table.keySchema(), KeyType.RANGE), indexes, Optional.empty(), hasImages(table),
                Set.of());
        if (!texts.containsAll(keyAttributes(schema))) {
            throw foreign(table, "a key that is no string");
        }
        return schema;
    }

    /// @throws StoreException where the table that stands there is of another shape
    static void check(TableSchema wanted, TableDescription table) {
        TableSchema there = schema(table);
        List<String> differences = new ArrayList<>();
        if (!there.partitionKey().equals(wanted.partitionKey())
                || !there.sortKey().equals(wanted.sortKey())) {
            differences.add("its keys are " + names(there));
        }
        if (!Set.copyOf(there.indexes()).equals(Set.copyOf(wanted.indexes()))) {
            differences.add("its indexes are " + there.indexes());
        }
        if (wanted.stream() && !there.stream()) {
            differences.add("it has no stream of new and old images");
        }
        if (!differences.isEmpty()) {
            throw new StoreException("there is another table named " + wanted.name() + ": "
                    + String.join(", ", differences)
                    + "; use another account, region or table name,"
                    + " or drop that table");
        }
    }

    private static IndexSchema index(TableDescription table,
            GlobalSecondaryIndexDescription index) {
        return new IndexSchema(index.indexName(),
                key(index.keySchema(), KeyType.HASH).orElseThrow(),
                key(index.keySchema(), KeyType.RANGE).orElseThrow(
                        () -> foreign(table, "an index without sort key")));
    }

    private static StoreException foreign(TableDescription table, String what) {
        return new StoreException("table " + table.tableName() + " has " + what
                + ", which no table of Millrace has");
    }

    private static boolean hasImages(TableDescription table) {
        StreamSpecification stream = table.streamSpecification();
        return stream != null && stream.streamViewType() == StreamViewType.NEW_AND_OLD_IMAGES;
    }

    private static String names(TableSchema schema) {
        return schema.partitionKey() + schema.sortKey().map(name -> " and " + name).orElse("");
    }

    private static StreamSpecification images() {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
                .build();
    }

    private static Set<String> keyAttributes(TableSchema schema) {
        Set<String> names = new HashSet<>();
        names.add(schema.partitionKey());
        schema.sortKey().ifPresent(names::add);
        schema.indexes()
                .forEach(each -> names.addAll(List.of(each.partitionKey(), each.sortKey())));
        return names;
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, Optional<String> sort) {
        return Stream.concat(Stream.of(key(partition, KeyType.HASH)),
                sort.map(name -> key(name, KeyType.RANGE)).stream()).toList();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static Optional<String> key(List<KeySchemaElement> keys, KeyType type) {
        return keys.stream()
                .filter(each -> each.keyType() == type)
                .map(KeySchemaElement::attributeName)
                .findFirst();
    }
}
