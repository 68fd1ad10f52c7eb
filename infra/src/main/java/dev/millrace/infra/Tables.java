package dev.millrace.infra;

import dev.millrace.item.IndexSchema;
import dev.millrace.item.TableSchema;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/// Makes tables of schemas: paid by request, recoverable to any second of the last 35 days,
/// encrypted with a key that the account sees, and left alone by whoever deletes the stack.
final class Tables {
    private Tables() {}

    static Table make(Construct scope, TableSchema schema) {
        Table.Builder table = Table.Builder.create(scope, schema.name())
                .tableName(schema.name())
                .partitionKey(text(schema.partitionKey()))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .encryption(TableEncryption.AWS_MANAGED)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN);
        schema.sortKey().ifPresent(name -> table.sortKey(text(name)));
        schema.ttlAttribute().ifPresent(table::timeToLiveAttribute);
        if (schema.stream()) {
            table.stream(StreamViewType.NEW_AND_OLD_IMAGES);
        }
        Table made = table.build();
        schema.indexes().forEach(index -> made.addGlobalSecondaryIndex(props(index)));
        return made;
    }

    private static GlobalSecondaryIndexProps props(IndexSchema index) {
        return GlobalSecondaryIndexProps.builder()
                .indexName(index.name())
                .partitionKey(text(index.partitionKey()))
                .sortKey(text(index.sortKey()))
                .projectionType(ProjectionType.ALL)
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
