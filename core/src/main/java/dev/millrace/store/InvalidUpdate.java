package dev.millrace.store;

/// An update that cannot be applied to the item as it is: a nested path without its parent map, or
/// a number added to something that is no number. DynamoDB's `ValidationException`.
public final class InvalidUpdate extends StoreException {
    private static final long serialVersionUID = 1;

    public InvalidUpdate(String message) {
        super(message);
    }
}
