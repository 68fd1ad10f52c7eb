package dev.millrace.store;

/// A caller's write would have changed or dropped what only views write, and was refused.
public final class EngineOwned extends StoreException {
    private static final long serialVersionUID = 1;

    public EngineOwned(String table, String attribute) {
        super("attribute " + attribute + " of table " + table + " is kept by a view: put and delete"
                + " only items without it, and update other attributes of those that have it");
    }
}
