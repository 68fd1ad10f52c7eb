package dev.millrace.store;

/// A table that is not there.
public final class NoSuchTable extends StoreException {
    private static final long serialVersionUID = 1;

    public NoSuchTable(String table) {
        super("there is no table " + table + "; `millrace table list` shows those there are,"
                + " `millrace table load` makes those of Millrace");
    }
}
