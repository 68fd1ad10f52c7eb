package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import dev.millrace.store.Condition;
import dev.millrace.store.Sequence;
import java.util.Optional;

/// The attributes of a view item that say how much of each shard it has absorbed.
///
/// | attribute | value |
/// |---|---|
/// | `w#<short id of a shard>` | sequence number of the last change absorbed, fixed-width binary |
/// | `w#rev` | count of writes that touched an extreme |
/// | `w#split` | there: shards without a watermark here count in slots of their own |
/// | `w#slot.<short id>` | there: that shard's slot may exist |
/// | `w#gen` | generation that the item is of, see [StreamRebuild]; absent: 0 | | `w#n` | count of
/// the writes of contributions | | `w#new<generation>.<attribute>` | what the attribute will be in
/// that generation |
final class Watermark {
    static final String PREFIX = "w#";
    static final String REVISION = PREFIX + "rev";
    static final String SPLIT = PREFIX + "split";
    static final String SLOT = PREFIX + "slot.";
    static final String GENERATION = PREFIX + "gen";
    static final String WRITES = PREFIX + "n";
    /// 30 watermarks take 1 KB, one write unit.
    static final int MOST = 30;

    private Watermark() {}

    static String of(String shortId) {
        return PREFIX + shortId;
    }

    static Value value(Sequence sequence) {
        return new Value.Binary(sequence.bytes());
    }

    static Optional<Sequence> in(Item item, String shortId) {
        return item.binary(of(shortId)).map(Sequence::of);
    }

    /// Nothing of this shard from `first` on has been absorbed.
    static Condition before(String shortId, Sequence first) {
        return Condition.any(Condition.absent(of(shortId)), less(shortId, first));
    }

    /// The same for an item that may have been split: what has no watermark here belongs into
    /// its slot.
    static Condition beforeUnlessSplit(String shortId, Sequence first) {
        return Condition.any(less(shortId, first), Condition.all(
                Condition.absent(of(shortId)), Condition.absent(SPLIT)));
    }

    /// Whether an attribute is the engine's bookkeeping and no part of a view's contents.
    static boolean isBookkeeping(String attribute) {
        return attribute.startsWith(PREFIX);
    }

    /// The short id of the shard whose watermark an attribute is.
    static Optional<String> shortId(String attribute) {
        return isBookkeeping(attribute) && attribute.length() > PREFIX.length()
                && Character.isDigit(attribute.charAt(PREFIX.length()))
                        ? Optional.of(attribute.substring(PREFIX.length()))
                        : Optional.empty();
    }

    private static Condition less(String shortId, Sequence first) {
        return Condition.compare(of(shortId), Condition.Relation.LESS, value(first));
    }
}
