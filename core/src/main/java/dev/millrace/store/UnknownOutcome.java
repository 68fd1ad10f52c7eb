package dev.millrace.store;

/// A write was sent and its reply was lost, and neither sending it again nor looking could tell
/// whether it happened. Whoever sent it reads what stands there before it goes on.
public final class UnknownOutcome extends StoreException {
    private static final long serialVersionUID = 1;

    public UnknownOutcome(String table, Throwable cause) {
        super("the reply to a write to table " + table
                + " was lost, and it may have happened or not:"
                + " read what is there, then write again if need be", cause);
    }
}
