package dev.millrace.dynamodb;

import dev.millrace.item.Item;
import dev.millrace.item.TableSchema;
import dev.millrace.store.Change;
import dev.millrace.store.ChangeStream.ChangeRecord;
import dev.millrace.store.Sequence;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/// Records of DynamoDB Streams as changes.
final class StreamRecords {
    private StreamRecords() {}

    static ChangeRecord of(TableSchema schema, Record record) {
        StreamRecord change = record.dynamodb();
        return new ChangeRecord(new Sequence(new BigInteger(change.sequenceNumber())),
                change.approximateCreationDateTime(),
                new Change(schema.name(), schema.keyOf(AttributeValues.item(change.keys())),
                        image(change.hasOldImage(), change.oldImage()),
                        image(change.hasNewImage(), change.newImage()),
                        isByService(record.userIdentity())
                                ? Change.Cause.EXPIRY
                                : Change.Cause.CALLER));
    }

    private static Optional<Item> image(boolean there, Map<String, AttributeValue> image) {
        return there ? AttributeValues.found(image) : Optional.empty();
    }

    /// The service itself removes what has expired.
    private static boolean isByService(
            @Nullable Identity identity) {
        return identity != null && "Service".equals(identity.type())
                && "dynamodb.amazonaws.com".equals(identity.principalId());
    }
}
