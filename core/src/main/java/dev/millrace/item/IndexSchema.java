package dev.millrace.item;

/// A global secondary index. It is sparse: only items that have both attributes are in it; all
/// attributes are projected.
public record IndexSchema(String name, String partitionKey, String sortKey) {
    public boolean holds(Item item) {
        return item.text(partitionKey).isPresent() && item.text(sortKey).isPresent();
    }
}
